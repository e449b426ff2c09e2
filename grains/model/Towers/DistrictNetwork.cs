using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Towers;

/// <summary>Simulates the mobile network of one district: its towers, the homes they cover, and their offered and blocked traffic.</summary>
public sealed class DistrictNetwork
{
    private readonly RunInputs _inputs;
    private readonly RollOut _rollOut;
    private readonly DistrictIndex _district;
    private readonly ITowerLog? _log;
    private readonly DistrictCounts _counts;
    private readonly Erlangs _erlangs;
    private readonly List<TowerReport> _reports = [];
    private readonly List<TowerIndex> _urban = [];
    private readonly List<TowerIndex> _rural = [];
    private long[] _offeredSeconds = [];
    private int _planned;
    private int _addedByScenario;
    private int _addedByOperator;
    private (double Factor, TowerKnowledge Known)? _known;

    /// <param name="log">Records changes of towers; null in resident delivery.</param>
    public DistrictNetwork(RunInputs inputs, RollOut rollOut, DistrictIndex district, DistrictCounts counts, ITowerLog? log = null)
    {
        (_inputs, _rollOut, _district, _counts, _log) = (inputs, rollOut, district, counts, log);
        _erlangs = new Erlangs(inputs.Nation.Network.BusyHourShare, inputs.Calendar.StepDays);
    }

    public CoverageMap Coverage { get; } = new();

    /// <summary>The state of every tower and the result of its last tick, by tower number.</summary>
    public IReadOnlyList<TowerReport> Reports => _reports;

    /// <summary>The converter of seconds of talk in a tick to busy-hour traffic in milli-erlangs.</summary>
    public Erlangs Erlangs => _erlangs;

    /// <summary>Begins a tick: opens the base stations of the roll-out that are due, applies the scenario's interventions, and updates the coverage.</summary>
    public void BeginTick(World world)
    {
        var sites = _rollOut.SitesOf(_district);
        for (; _planned < sites.Length && sites[_planned].Opens <= world.Date; _planned++)
        {
            Build(sites[_planned].Opens, sites[_planned].Urban);
        }

        foreach (var change in world.Due.OfType<TowerChange>().Where(change => change.Where.Matches(_inputs.Nation.Districts[_district])))
        {
            Apply(change, world);
        }

        Cover(world.Date);
    }

    /// <summary>Returns the present state of all base stations of the district, for a checkpoint.</summary>
    public NetworkState Save() => new(_planned, _addedByScenario, _addedByOperator, [.. _reports]);

    /// <summary>Restores the base stations of the district from a checkpoint. Used on a new object that has no base stations yet.</summary>
    /// <param name="date">The date of the checkpoint's tick.</param>
    public void Restore(NetworkState from, DateOnly date)
    {
        (_planned, _addedByScenario, _addedByOperator) = (from.Planned, from.AddedByScenario, from.AddedByOperator);
        foreach (var tower in from.Towers)
        {
            Build(tower.Row);
            Note(new TowerIndex(_reports.Count - 1), tower);
        }

        Cover(date);
    }

    /// <summary>Executes a command, such as switching off, on a tower of the district. Returns false if the district has no such tower.</summary>
    /// <param name="channels">The number of channels; used only by the command that sets it.</param>
    public bool Apply(TowerIndex tower, TowerCommand command, int channels)
    {
        if (tower < 0 || tower >= _reports.Count)
        {
            return false;
        }

        _log?.Commanded(tower, command, channels);
        var row = _reports[tower].Row;
        TowerRule.Apply(ref row, command, channels);
        Note(tower, new TowerReport(row, default));
        return true;
    }

    /// <summary>Adds the seconds of talk that a handset attempted through a tower to the tower's traffic in this tick.</summary>
    public void Offer(TowerIndex tower, uint seconds) => _offeredSeconds[tower] += seconds;

    /// <summary>
    /// Performs the tick of all towers of the district. Their load is the traffic that handsets here have offered, and further traffic that is divided among
    /// them.
    /// </summary>
    /// <param name="calledMilliErlangs">The further traffic, in busy-hour milli-erlangs. It is that of the last tick's calls to people here, and of foreigners
    /// and intranet reading on handsets in this tick.</param>
    public void StepTowers(World world, long calledMilliErlangs)
    {
        var known = Knowledge(world);
        var draws = _inputs.DrawsOf(_district, world.Tick);
        var shares = new ProportionalShare(calledMilliErlangs, _offeredSeconds.AsSpan(0, _reports.Count));
        var wanted = 0;
        for (var tower = new TowerIndex(0); tower < _reports.Count; tower++)
        {
            var offered = _erlangs.OfTick(_offeredSeconds[tower]) + shares.Next(_offeredSeconds[tower]);
            var outcome = Step(tower, new TowerOrder(offered, known, draws.Four(tower, Purpose.Power)));
            _counts[NetworkMeasures.OfferedMilliErlangs] += offered;
            _counts[NetworkMeasures.LostMilliErlangs] += outcome.LostMilliErlangs;
            _counts[NetworkMeasures.LostToPowerCuts] += outcome.LostToPowerCuts;
            wanted += outcome.WantsSite ? 1 : 0;
        }

        Array.Clear(_offeredSeconds);
        AddSites(wanted, world.Date);
        CountStations();
    }

    /// <summary>Counts the district's base stations, those on the air, and the people they cover.</summary>
    public void CountStations()
    {
        var population = _inputs.Populations[_district];
        _counts[NetworkMeasures.Covered] = Coverage.CoveredPeople(true, population.Urban) + Coverage.CoveredPeople(false, population.People - population.Urban);
        _counts[NetworkMeasures.Stations] = _reports.Count;
        _counts[NetworkMeasures.StationsOnAir] = _reports.Count(report => report.Row.OnAir);
    }

    private void Apply(TowerChange change, World world)
    {
        for (var added = 0; added < change.Add; added++)
        {
            Build(world.Date, urban: false);
            _addedByScenario++;
        }

        for (var tower = new TowerIndex(0); tower < _reports.Count; tower++)
        {
            if (change.OnAir is { } onAir)
            {
                Apply(tower, onAir ? TowerCommand.SwitchOn : TowerCommand.SwitchOff, 0);
            }

            if (change.Channels is { } channels)
            {
                Apply(tower, TowerCommand.SetChannels, channels);
            }
        }
    }

    /// <summary>
    /// Adds base stations for capacity, after towers with the maximum number of channels were congested for long. The new base stations do not cover more
    /// people.
    /// </summary>
    /// <param name="wanted">The number of congested towers, each of which needs a further base station.</param>
    private void AddSites(int wanted, DateOnly date)
    {
        var most = (int)_inputs.Nation.Network.ExtraSitesMost.Value;
        for (; wanted > 0 && _addedByOperator < most; wanted--)
        {
            Build(date, urban: _urban.Count > 0);
            _addedByOperator++;
        }
    }

    private void Build(DateOnly date, bool urban) => Build(TowerRule.Open(_inputs.Nation.Network, date, urban));

    private void Build(TowerRow row)
    {
        var tower = new TowerIndex(_reports.Count);
        var report = new TowerReport(row, default);
        _log?.Built(tower, row);
        _reports.Add(report);
        (row.Urban ? _urban : _rural).Add(tower);
        Array.Resize(ref _offeredSeconds, _reports.Count);
        Note(tower, report);
    }

    private TowerOutcome Step(TowerIndex tower, in TowerOrder order)
    {
        _log?.Stepped(tower, order);
        var row = _reports[tower].Row;
        var outcome = TowerRule.Step(ref row, order.OfferedMilliErlangs, order.Known, order.Draws);
        Note(tower, new TowerReport(row, outcome));
        return outcome;
    }

    private void Note(TowerIndex tower, in TowerReport report)
    {
        _reports[tower] = report;
        Coverage.Report(tower, report.Row.OnAir, (uint)report.Row.BlockingPpm);
    }

    /// <summary>
    /// Updates which homes the base stations cover on a date. If the urban or rural part of the district has no base station of its own, those of the other
    /// part serve it.
    /// </summary>
    private void Cover(DateOnly date)
    {
        var covered = _rollOut.CoverageOn(_district, date, _addedByScenario);
        Coverage.Cover(true, covered.Urban, [.. _urban.Count > 0 ? _urban : _rural]);
        Coverage.Cover(false, covered.Rural, [.. _rural.Count > 0 ? _rural : _urban]);
    }

    private TowerKnowledge Knowledge(World world)
    {
        var district = _inputs.Nation.Districts[_district];
        var factor = world.PowerCutFactor(district);
        if (_known is not { } known || known.Factor != factor)
        {
            known = (
                factor,
                TowerKnowledge.Of(_inputs.Nation.Network, district.Place == SettlementType.Capital, factor, _inputs.Calendar.StepDays, _inputs.Scale)
            );
            _known = known;
        }

        return known.Known;
    }
}
