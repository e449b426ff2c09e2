using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Actors.Runs;

/// <summary>A run under way, from tick to tick.</summary>
internal sealed class RunCourse
{
    private readonly SiloRun _run;
    private readonly PlacementPlan _plan;
    private readonly RunLedger _ledger;
    private readonly Stages _stages;
    private readonly Superstep _superstep;

    public RunCourse(SiloRun run, PlacementPlan plan, IGrainFactory grains)
    {
        (_run, _plan) = (run, plan);
        _ledger = new RunLedger(run.Setup);
        _stages = new Stages(grains, run.Specification, plan);
        _superstep = new Superstep(_ledger, _stages);
        Record = new RunRecord(run.Setup);
        Check = new CommandCheck(run);
    }

    public RunRecord Record { get; }

    public CommandCheck Check { get; }

    /// <summary>The last tick that has begun.</summary>
    public int Begun { get; private set; }

    /// <summary>The last tick of the run.</summary>
    public int Ticks => _run.Setup.Calendar.Ticks;

    /// <summary>The start: everybody is there, no tick has begun.</summary>
    public async Task Open()
    {
        var reports = await _stages.Open();
        _ledger.Collect(0, [.. reports.Select(placed => placed.Report)]);
        Record.Add(0, _ledger.Digest, reports);
    }

    public async Task Tick(Journal journal)
    {
        Begun++;
        var hashesRows = Begun == Ticks || Begun % DigestChain.RowInterval == 0;
        var reports = await _superstep.Tick(Begun, hashesRows, journal.Of(Begun));
        Record.Add(Begun, _ledger.Digest, reports);
    }

    /// <summary>After an error: whoever waits for the end of the tick shall not wait for ever.</summary>
    public Task Abandon() => _stages.Abandon();

    public RunProgress Progress(RunState state, string? error) => new(
        state,
        Math.Max(0, Record.Tick),
        Ticks,
        _run.Setup.Calendar.DateOf(Math.Max(0, Record.Tick)),
        (long)Math.Round(Record.Latest.Sum(placed => placed.Report.Counts[(int)Measure.Subscribers]) / _run.Setup.Scale, MidpointRounding.AwayFromZero),
        _run.Setup.Census.People,
        _plan.Silos.Length,
        Record.Latest.Sum(placed => placed.Report.Messages),
        _ledger.Digest,
        ModelVersion.Current,
        error);
}
