using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Handsets;

/// <summary>Identical handsets of Islandia under one tower, to collect their use over many ticks.</summary>
internal sealed class UseBench
{
    public const uint SixContacts = 0b1000_0001_0010_0100_0001_0001;

    /// <summary>An allowance without limit, for one week of a mean month.</summary>
    public static readonly Tariff Free = Tariff.Within(MonthOf(stepDays: 7));

    public UseBench(int stepDays = 7, Func<UseParameters, UseParameters>? use = null)
    {
        var nation = Setups.Of("islandia", 0.01).Nation;
        Nation = nation with { Use = use?.Invoke(nation.Use) ?? nation.Use };
        Known = new UseKnowledge
        {
            Habits = new UseHabits(Nation, stepDays),
            Coverage = new CoverageMap(),
            Tariff = Tariff.Within(MonthOf(stepDays)),
        };
        Known.Coverage.Cover(urban: true, 1, [new TowerIndex(0)]);
        Serve(onAir: true, blocked: 0);
    }

    public Nation Nation { get; }

    public UseKnowledge Known { get; }

    /// <summary>Returns a mean month of which the tick is the first days, with an allowance without limit.</summary>
    public static TariffMonth MonthOf(int stepDays) =>
        new(
            Month: 1,
            Length: TariffMonth.Whole,
            IncludedSeconds: uint.MaxValue,
            0,
            0,
            0,
            Before: 0,
            (uint)Math.Round(TariffMonth.Whole * stepDays * 12 / 365.25)
        );

    public void Serve(bool onAir, double blocked) => Known.Coverage.Report(new TowerIndex(0), onAir, (uint)(blocked * 1_000_000));

    public static HandsetRow Row(uint contacts = SixContacts, byte level = 16) =>
        new NewLine(Owner: new CitizenIndex(4), Registrant: new CitizenIndex(4), contacts, Location: 1000, Day: 0, level, HandsetFlags.Urban).On(0);

    public UseOutcome Step(ref HandsetRow row, HandsetIndex handset, int tick)
    {
        Known.Day = tick * Known.Habits.StepDays;
        Known.Draws = new Draws(7, 11, tick);
        Known.FirstMonth = new Draws(7, 11, tick);
        row.Registrant = new CitizenIndex(handset);
        UseRule.Step(ref row, Known.Draws.Four(handset, Purpose.Use), Known.LuckOf(row.Registrant), Known, out var outcome);
        return outcome;
    }

    /// <summary>Returns the outcomes of one tick for a number of handsets, each as if new.</summary>
    public List<UseOutcome> Once(int handsets, Func<HandsetRow>? make = null) =>
        [
            .. Enumerable
                .Range(0, handsets)
                .Select(handset =>
                {
                    var row = make?.Invoke() ?? Row();
                    return Step(ref row, new HandsetIndex(handset), 1);
                }),
        ];
}
