using System.Collections.Immutable;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Shops;
using AdoptionSim.Model.Supply;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Runs;

/// <summary>
/// Performs the nation-wide part of a tick. It keeps the operator's stock of handsets, divides it among the districts, and keeps the nation's counts and the
/// run's digest.
/// </summary>
public sealed class RunLedger
{
    private readonly RunSetup _setup;
    private readonly DigestChain _digest = new();
    private readonly ShopTime _shopTime;
    private SupplyState _supply;

    public RunLedger(RunSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        _setup = setup;
        _supply = SupplyRule.Open(setup.Nation.Supply, setup.Scenario.Start, setup.Scale);
        _shopTime = new ShopTime(setup.ShopHours, setup.Nation.Districts.Length, setup.Calendar.Start);
        World = World.At(setup, new Tick(0));
        Services = new NationServices(setup, setup.Services, World);
    }

    /// <summary>The number of simulated active phone lines of the nation after the last tick.</summary>
    public long Subscribers { get; private set; }

    /// <summary>The number of simulated people of the nation who, after the last tick, wait for the answer to an application for a phone line.</summary>
    public long Applicants { get; private set; }

    /// <summary>
    /// The number of simulated people of the nation who waited for the answer to an application one tick before <see cref="Applicants"/> was counted.
    /// </summary>
    private long ApplicantsBefore { get; set; }

    public string Digest => _digest.Value;

    /// <summary>The nation-wide conditions, such as prices, of the tick that was begun last; before the first tick, those at the start of the run.</summary>
    public World World { get; private set; }

    /// <summary>The services of the nation as a whole, such as vetting and foreigners.</summary>
    public NationServices Services { get; }

    /// <summary>Returns the nation-wide state of the run between two ticks, for a checkpoint.</summary>
    public LedgerState Save() => new(Subscribers, Applicants, ApplicantsBefore, Digest, _supply, Services.Save(), _shopTime.Save());

    /// <summary>Restores the nation-wide state of the run from a checkpoint.</summary>
    public void Restore(LedgerState from)
    {
        ArgumentNullException.ThrowIfNull(from);
        (Subscribers, Applicants, ApplicantsBefore, _supply) = (from.Subscribers, from.Applicants, from.ApplicantsBefore, from.Supply);
        _digest.Restore(from.Digest);
        _shopTime.Restore(from.ShopTime);
        Services.Restore(from.Services);
    }

    /// <summary>Begins a tick: computes the nation-wide conditions and performs the step of the nation's services. Must be called once per tick.</summary>
    /// <returns>The input for the districts in this tick.</returns>
    public TickOrder Begin(Tick tick)
    {
        World = World.At(_setup, tick);
        _shopTime.Begin(_setup.Calendar.DateOf(tick - 1), World.Date);
        return new(tick, [], Subscribers, ApplicantsAtMiddle(), _setup.Census.People, Services.Step(World));
    }

    /// <summary>
    /// Divides the handsets on sale among the districts. They go first to shop areas (districts with the same nearest shop) in proportion to demand, then to
    /// the districts within each area.
    /// </summary>
    /// <param name="demand">The number of handsets that buyers in each district want; replaced by the number allotted to the district.</param>
    public void Allot(Span<long> demand)
    {
        foreach (var change in World.Due.OfType<SupplyChange>())
        {
            _supply = SupplyRule.Apply(_supply, change, _setup.Scale);
        }

        if (_setup.Nation.Adoption.Reduced is not null)
        {
            return;
        }

        var areas = _setup.Shops.On(World.Date);
        var areaDemand = new long[demand.Length];
        for (var district = 0; district < demand.Length; district++)
        {
            if (areas[district].Exists)
            {
                areaDemand[areas[district].District] += demand[district];
            }
        }

        var areaAllotted = new long[demand.Length];
        Allotment.Divide(SupplyRule.OnSale(_supply, _setup.Nation.Supply, _setup.Calendar.StepDays), Servable(areaDemand), areaAllotted);
        for (var area = 0; area < demand.Length; area++)
        {
            _shopTime.Use(new DistrictIndex(area), areaAllotted[area]);
            AllotWithin(area, areaAllotted[area], areaDemand[area], areas, demand);
        }
    }

    /// <summary>
    /// Closes a tick: updates the operator's stock and orders from the handsets sold and the people still waiting, and adds all counts to the digest.
    /// </summary>
    /// <param name="reports">The report of each district, in order of index.</param>
    /// <returns>All counts, district by district in order of index.</returns>
    public long[] Collect(Tick tick, IReadOnlyList<DistrictReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var series = CountRows.Zero(reports.Count);
        for (var district = 0; district < reports.Count; district++)
        {
            reports[district].Counts.CopyTo(series.Of(district));
        }

        Subscribers = reports.Sum(report => report.Counts[(int)PhoneMeasures.Subscribers]);
        var applicants = reports.Sum(report => report.Counts[(int)PhoneMeasures.Applicants]);
        (ApplicantsBefore, Applicants) = (tick == 0 ? applicants : Applicants, applicants);
        _digest.Add(tick, series.Packed, Services.Series);
        if (tick > 0 && _setup.Nation.Adoption.Reduced is null)
        {
            var sold = reports.Sum(report => report.Counts[(int)PhoneMeasures.NewHandsets]);
            var waiting = reports.Sum(report => report.Counts[(int)PhoneMeasures.UnmetDemand]);
            _supply = SupplyRule.Step(_supply, _setup.Nation.Supply, _setup.Calendar.DateOf(tick), sold, waiting, _setup.Scale);
        }

        return series.Packed;
    }

    /// <summary>Adds the hashes of the full state (rows) of all districts to the run's digest.</summary>
    public void ChainRows(IEnumerable<UInt128> hashes) => _digest.AddRows(hashes);

    /// <summary>
    /// Returns the estimated number of people who wait for an answer in the middle of the next tick. The number is assumed to change as in the last tick; the
    /// estimate is 0.5 to 1.5 times the present number. With the present number itself, long ticks would decide on too many applications while the queue grows.
    /// </summary>
    private long ApplicantsAtMiddle() => Applicants + (Math.Clamp(Applicants - ApplicantsBefore, -Applicants, Applicants) / 2);

    /// <summary>
    /// Returns how many of the wanted handsets the shops of each area have the time to sell in the tick. An area has the districts with the same nearest shop.
    /// </summary>
    /// <param name="areaDemand">The number of handsets that buyers in each area want.</param>
    private long[] Servable(long[] areaDemand) => [.. areaDemand.Select((demand, area) => _shopTime.Servable(new DistrictIndex(area), demand))];

    private static void AllotWithin(int area, long allotted, long areaDemand, ImmutableArray<Shops.ShopArea> areas, Span<long> demand)
    {
        if (allotted == areaDemand)
        {
            return;
        }

        var members = Enumerable.Range(0, demand.Length).Where(district => areas[district].District == area).ToArray();
        var asked = new long[members.Length];
        for (var index = 0; index < members.Length; index++)
        {
            asked[index] = demand[members[index]];
        }

        var given = new long[members.Length];
        Allotment.Divide(allotted, asked, given);
        for (var index = 0; index < members.Length; index++)
        {
            demand[members[index]] = given[index];
        }
    }
}

/// <summary>The nation-wide state of a run between two ticks, stored in checkpoints.</summary>
/// <param name="Subscribers">The simulated active lines of the nation.</param>
/// <param name="Applicants">The simulated people who wait for the answer to an application.</param>
/// <param name="ApplicantsBefore">The people who waited one tick earlier.</param>
/// <param name="Digest">The digest chain's value, hexadecimal.</param>
/// <param name="Supply">The operator's stock and orders of handsets.</param>
/// <param name="Services">The saved state of the nation's services.</param>
/// <param name="ShopTime">The number of customers whom the shops of each district still have the time to serve.</param>
public sealed record LedgerState(long Subscribers, long Applicants, long ApplicantsBefore, string Digest, SupplyState Supply, byte[] Services, long[] ShopTime);
