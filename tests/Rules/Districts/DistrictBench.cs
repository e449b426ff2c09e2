using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Sales;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Strata;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Districts;

/// <summary>The Harbour of Islandia with direct access to its rows, purses, lines, shop and commands.</summary>
internal sealed class DistrictBench
{
    public const int Day = 7;

    /// <param name="askedADay">People whom the seller of a used handset asks per day; null for the nation's value.</param>
    public DistrictBench(double? askedADay = null)
    {
        Setup = Setups.Of("islandia", 0.05, nation =>
            nation with
            {
                Market = nation.Market with
                {
                    SecondHandAsked = nation.Market.SecondHandAsked with { Value = askedADay ?? nation.Market.SecondHandAsked.Value },
                },
            }
        );
        World = World.At(Setup, new Tick(1));
        Rows = new Cohort(
            FirstRows.OfAll(
                Setup,
                new DistrictIndex(0),
                DistrictTraits.Of(Setup.Populations[0], Setup.Means).Ages,
                new LaunchQueue(Setup, new DistrictIndex(0), World.At(Setup, new Tick(0)), Setup.Means, Setup.Shops, Setup.RollOut)
            ),
            new TieCount(Setup.Graph, new DistrictIndex(0))
        );
        Purses = Setups.PursesOf(Setup, 0);
        Ledger = new SubscriptionLedger(
            Setup,
            Setup.Lines,
            new DistrictIndex(0),
            Rows,
            Counts,
            new StrataTally(Setup.Strata, new DistrictIndex(0), Setup.Populations[0], DistrictTraits.Of(Setup.Populations[0], Setup.Means), Rows)
        );
        Shop = new HandsetMarket(Setup, new DistrictIndex(0), Rows, Ledger, Purses, Counts);
        Network = new DistrictNetwork(Setup, Setup.RollOut, new DistrictIndex(0), Counts);
        Used = new UsedMarket(Setup, new DistrictIndex(0), Rows, Ledger, Purses, Network.Coverage, Counts);
        Commands = new CommandExecutor(Setup, new DistrictIndex(0), Rows, Ledger, Purses, Network, Counts);
        Adults =
        [
            .. Enumerable
                .Range(0, Setup.Populations[0].People)
                .Select(number => new CitizenIndex(number))
                .Where(citizen => Rows.Citizen(citizen).Has(CitizenFlags.OfAge)),
        ];
    }

    public RunSetup Setup { get; }

    public World World { get; }

    public Cohort Rows { get; }

    public DistrictCounts Counts { get; } = new();

    public Purses Purses { get; }

    public SubscriptionLedger Ledger { get; }

    public HandsetMarket Shop { get; }

    public UsedMarket Used { get; }

    public DistrictNetwork Network { get; }

    public CommandExecutor Commands { get; }

    /// <summary>The numbers of the citizens who are old enough for a line.</summary>
    public CitizenIndex[] Adults { get; }

    public CitizenRow Citizen(CitizenIndex citizen) => Rows.Citizen(citizen);

    public HandsetRow Handset(HandsetIndex handset) => Rows.Handset(handset);

    public HouseholdIndex HouseholdOf(CitizenIndex citizen) => Setup.Populations[0].HouseholdOf(citizen);

    /// <summary>Puts a citizen into the state after a granted application.</summary>
    public void Permit(CitizenIndex citizen)
    {
        const int Lost = 999;
        Rows.Apply(citizen, new CitizenEffect(CitizenEffectKind.LineBegan, new HandsetIndex(Lost)));
        Rows.Apply(citizen, new CitizenEffect(CitizenEffectKind.LineEnded, new HandsetIndex(Lost)));
    }

    /// <summary>Covers all homes by one tower on the air.</summary>
    public void CoverAll()
    {
        Network.Coverage.Cover(true, 1, [new TowerIndex(0)]);
        Network.Coverage.Cover(false, 1, [new TowerIndex(0)]);
        Network.Coverage.Report(new TowerIndex(0), onAir: true, blockedPpm: 0);
    }

    /// <summary>Adds money to the purse of a citizen's household.</summary>
    public void Endow(CitizenIndex citizen, Cents cents) => Purses.Add(Day, HouseholdOf(citizen), cents);

    /// <summary>Returns the first adults, each of another household.</summary>
    public CitizenIndex[] Strangers(int count) => [.. Adults.DistinctBy(HouseholdOf).Take(count)];

    /// <summary>Serves citizens at the shop, with the given lottery draws.</summary>
    public void Serve(long allotted, params (CitizenIndex Citizen, uint Lottery, WishEvents Also)[] visitors)
    {
        var tally = new WishTally();
        foreach (var (citizen, lottery, also) in visitors)
        {
            tally.Take(citizen, new WishOutcome(WishEvents.AtShop | also, lottery));
        }

        Shop.Receive(tally, World);
        Shop.Serve(allotted, World);
    }

    /// <summary>Performs one step of use for all handsets.</summary>
    public void UseOnce()
    {
        var known = new UseKnowledge
        {
            Habits = Setup.Habits,
            Coverage = Network.Coverage,
            Tariff = World.Tariff,
            Draws = Setup.DrawsOf(new DistrictIndex(0), new Tick(1)),
            Day = Day,
        };
        Rows.StepHandsets(known, new UseTally(Setup.Graph, Setup.Populations.Length, new DistrictIndex(0), Network, Counts));
    }

    public void Command(CommandKind kind, int number, int value = 0) => Commands.Execute([new DistrictCommand(kind, number, value)], World);
}
