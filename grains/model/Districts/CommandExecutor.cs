using System.Collections.Immutable;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Sales;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Towers;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Districts;

/// <summary>
/// Executes the scenario's gifts of handsets and the users' commands (from the run's journal) in one district, at the start of a tick. A command that has
/// become impossible changes nothing, for example because the handset is gone or the citizen already has a line.
/// </summary>
public sealed class CommandExecutor(
    RunSetup setup,
    DistrictIndex district,
    Cohort rows,
    SubscriptionLedger ledger,
    Purses purses,
    DistrictNetwork network,
    DistrictCounts counts
)
{
    private readonly People.Population _population = setup.Populations[district];

    public void Execute(ImmutableArray<DistrictCommand> commands, World world)
    {
        foreach (var gift in world.Due.OfType<Gift>().Where(gift => gift.Where.Matches(setup.Nation.Districts[district])))
        {
            Give(gift, world);
        }

        foreach (var command in commands)
        {
            Execute(command, world);
        }
    }

    private void Execute(DistrictCommand command, World world)
    {
        switch (command.Kind)
        {
            case CommandKind.Give when IsCitizen(command.Number):
                Give(new CitizenIndex(command.Number), (byte)command.Value, world);
                break;
            case CommandKind.Bar when IsCitizen(command.Number):
                Bar(new CitizenIndex(command.Number));
                break;
            case CommandKind.Allow when IsCitizen(command.Number):
                ledger.CountStages(rows.Apply(new CitizenIndex(command.Number), new CitizenEffect(CitizenEffectKind.Allow)));
                break;
            case CommandKind.TopUp when IsHandset(command.Number):
                TopUp(new HandsetIndex(command.Number), new Cents(command.Value), world);
                break;
            case CommandKind.Break when IsHandset(command.Number):
                ledger.Break(new HandsetIndex(command.Number));
                break;
            case CommandKind.HandOver when IsHandset(command.Number) && IsCitizen(command.Value):
                ledger.HandOver(new HandsetIndex(command.Number), new CitizenIndex(command.Value), world.Day);
                break;
            case CommandKind.TakeAway when IsHandset(command.Number):
                ledger.TakeAway(new HandsetIndex(command.Number));
                break;
            case CommandKind.SwitchOff:
                network.Apply(new TowerIndex(command.Number), TowerCommand.SwitchOff, 0);
                break;
            case CommandKind.SwitchOn:
                network.Apply(new TowerIndex(command.Number), TowerCommand.SwitchOn, 0);
                break;
            case CommandKind.SetChannels:
                network.Apply(new TowerIndex(command.Number), TowerCommand.SetChannels, command.Value);
                break;
            default:
                break;
        }
    }

    private bool IsCitizen(int number) => number >= 0 && number < _population.People;

    private bool IsHandset(int number) => number >= 0 && number < rows.Handsets;

    private void Bar(CitizenIndex citizen)
    {
        var reply = rows.Apply(citizen, new CitizenEffect(CitizenEffectKind.Bar));
        ledger.CountStages(reply);
        foreach (var handset in (HandsetIndex[])[reply.After.SecondHandset, reply.After.Handset])
        {
            if (handset != HandsetIndex.None)
            {
                ledger.End(handset, HandsetEffectKind.PutOnSale);
            }
        }
    }

    private void TopUp(HandsetIndex handset, Cents cents, World world)
    {
        var row = rows.Handset(handset);
        if (row.HasLine)
        {
            var household = _population.HouseholdOf(row.Owner);
            purses.Add(world.VisitDay, household, cents);
            var members = _population.MembersOf(household);
            rows.Wake(members.First, members.Size);
        }
    }

    private void Give(Gift gift, World world)
    {
        var draws = setup.DrawsOf(district, world.Tick);
        var chance = Probability.Of(gift.Share / 100);
        var model = (byte)(setup.Nation.Market.IndexOf(gift.Model) ?? throw new InvalidOperationException($"The nation has no handset model {gift.Model}."));
        for (var citizen = new CitizenIndex(0); citizen < _population.People; citizen++)
        {
            if (chance.Occurs(draws.One(citizen, Purpose.Gift)) && IsDescribed(gift, citizen))
            {
                Give(citizen, model, world);
            }
        }
    }

    private void Give(CitizenIndex citizen, byte model, World world)
    {
        if (ledger.Begin(citizen, model, world.Day))
        {
            counts[PhoneMeasures.Gifts]++;
        }
    }

    private bool IsDescribed(Gift gift, CitizenIndex citizen)
    {
        var traits = _population.TraitsOf(citizen);
        var people = setup.Nation.People;
        return traits.Age >= gift.AgeFrom
            && traits.Age <= gift.AgeTo
            && (gift.Work is null || gift.Work == people.Work[traits.Work].Key)
            && (gift.Class is null || gift.Class == people.Classes[traits.Class].Key)
            && (gift.Settlement is null || gift.Settlement == (traits.Urban ? "urban" : "rural"));
    }
}
