using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Runs;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Districts;

/// <summary>The Harbour of Islandia with its rows, purses, lines, shop and command desk, each at hand.</summary>
internal sealed class Floor
{
    public const int Day = 7;

    public Floor()
    {
        Setup = Setups.Of("islandia", 0.05);
        World = World.At(Setup, 1);
        Rows = new Cohort(FirstRows.OfAll(Setup, 0), new TieCount(Setup, 0));
        Purses = new Purses(Setup, 0);
        Lines = new Lines(Setup, 0, Rows, Counts);
        Shop = new ShopFloor(Setup, 0, Rows, Lines, Purses, Counts);
        Network = new DistrictNetwork(Setup, 0, new TowerRows(), Counts);
        Used = new UsedMarket(Setup, 0, Rows, Lines, Purses, Network.Coverage, Counts);
        Desk = new CommandDesk(Setup, 0, Rows, Lines, Purses, Network, Counts);
        Adults = [.. Enumerable.Range(0, Setup.Populations[0].People).Where(citizen => Rows.Citizens[citizen].Has(CitizenFlags.OfAge))];
    }

    public RunSetup Setup { get; }

    public World World { get; }

    public Cohort Rows { get; }

    public DistrictCounts Counts { get; } = new();

    public Purses Purses { get; }

    public Lines Lines { get; }

    public ShopFloor Shop { get; }

    public UsedMarket Used { get; }

    public DistrictNetwork Network { get; }

    public CommandDesk Desk { get; }

    /// <summary>The numbers of those old enough for a line.</summary>
    public int[] Adults { get; }

    public CitizenRow Citizen(int citizen) => Rows.Citizens[citizen];

    public HandsetRow Handset(int handset) => Rows.Snapshot().AsTask().Result.Handsets.Span[handset];

    public int HouseholdOf(int citizen) => Setup.Populations[0].HouseholdOf(citizen);

    /// <summary>Puts money into a citizen's household.</summary>
    public void Endow(int citizen, int cents) => Purses.Add(Day, HouseholdOf(citizen), cents);

    /// <summary>The first adults of households of which none other is named.</summary>
    public int[] Strangers(int count) => [.. Adults.DistinctBy(HouseholdOf).Take(count)];

    /// <summary>Those at the shop draw these numbers.</summary>
    public async Task Serve(long allotted, params (int Citizen, uint Lottery, WishEvents Also)[] visitors)
    {
        var tally = new WishTally();
        foreach (var (citizen, lottery, also) in visitors)
        {
            tally.Take(citizen, new WishOutcome(WishEvents.AtShop | also, lottery));
        }

        Shop.Receive(tally, World);
        await Shop.Serve(allotted, World);
    }

    public ValueTask Command(DistrictCommandKind kind, int number, int value = 0) => Desk.Carry([new DistrictCommand(kind, number, value)], World);
}
