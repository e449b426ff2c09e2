using AdoptionSim.Model.Gadgets;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Gadgets;

public sealed class HouseholdGadgetsTests
{
    private const int Ticks = 60;
    private static readonly Question Islandia = Question.Load("islandia");
    private static readonly Gadget Computer = Question.Load("baseline").Nation.Gadgets!.Value.First(gadget => gadget.Kind == GadgetKind.Computer);

    [Fact]
    public async Task Households_with_more_in_the_purse_have_them_first()
    {
        var run = await Run(Often(700));
        var (with, without) = (new List<long>(), new List<long>());
        for (var district = 0; district < run.Districts.Count; district++)
        {
            var gadgets = run.Districts[district].Services.All<HouseholdGadgets>().First();
            for (var household = new HouseholdIndex(0); household < run.Setup.Populations[district].Households; household++)
            {
                (gadgets.Has(household) ? with : without).Add(run.Setup.Means.MeansOf(run.Setup.Populations[district], household).IncomeCents);
            }
        }

        Assert.Equal(run.Nation(Ticks, GadgetMeasures.Computers), with.Count);
        Assert.True(with.Average() > 1.1 * without.Average());
    }

    [Fact]
    public async Task Dearer_ones_are_bought_by_fewer()
    {
        Assert.True((await Run(Often(3000))).Nation(Ticks, GadgetMeasures.Computers) < 0.5 * (await Run(Often(300))).Nation(Ticks, GadgetMeasures.Computers));
    }

    /// <summary>A household has one purse: money spent on a computer is missing for a phone.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Gadgets_compete_with_phones(ulong seed)
    {
        var always = Often(400) with { WeighRate = Computer.WeighRate with { Value = 50 }, PurseFactor = Computer.PurseFactor with { Value = 1 } };
        var (with, without) = (await Run(always, seed), await Run(null, seed));

        Assert.True(with.Nation(Ticks, PhoneMeasures.Subscribers) < without.Nation(Ticks, PhoneMeasures.Subscribers));
        Assert.Equal(0, without.Nation(Ticks, GadgetMeasures.Computers));
    }

    [Fact]
    public async Task Restoring_a_run_with_gadgets_keeps_the_digest()
    {
        var stored = new LocalRun(Setup(Often(300), 1));
        await stored.ToEnd(ticks: Ticks, afterTick: tick =>
        {
            if (tick is 17 or 40)
            {
                stored.StoreAndReadBack();
            }
        });

        Assert.Equal((await Run(Often(300))).Digest, stored.Digest);
    }

    private static Gadget Often(double dollars) =>
        Computer with
        {
            WeighRate = Computer.WeighRate with { Value = 1 },
            Price = Computer.Price with { Points = [Computer.Price.Points[0] with { Value = dollars }] },
        };

    private static Task<LocalRun> Run(Gadget? gadget, ulong seed = 1) => new LocalRun(Setup(gadget, seed)).ToEnd(ticks: Ticks);

    private static RunSetup Setup(Gadget? gadget, ulong seed) =>
        new(Islandia.Nation with { Gadgets = gadget is null ? null : [gadget] }, Islandia.Scenario, seed, 0.1, 7);
}
