using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Model.Services;

/// <summary>The nation's own services, in a fixed order, and what is counted of them.</summary>
public sealed class NationServices
{
    private readonly RunSetup _setup;
    private readonly INationService[] _all;

    public NationServices(RunSetup setup)
    {
        _setup = setup;
        _all = [.. new INationService?[]
        {
            setup.Nation.Intranet is { } intranet ? new Vetting(intranet.Vetting, setup.Calendar.StepDays) : null,
        }.OfType<INationService>()];
        Series = new long[NationSeries.Length(0)];
    }

    /// <summary>The nation's series of the last tick (<see cref="NationSeries"/>).</summary>
    public long[] Series { get; private set; }

    /// <summary>What the districts are told at the start of a tick.</summary>
    public NationNews Step(int tick)
    {
        Series = new long[Series.Length];
        var now = new NationTick(_setup, _setup.WorldAt(tick), Series);
        foreach (var service in _all)
        {
            service.Step(now);
        }

        return now.News;
    }

    public byte[] Save()
    {
        var rows = new RowBytes();
        rows.All<long>(Series);
        foreach (var service in _all)
        {
            service.Write(rows);
        }

        return rows.ToArray();
    }

    public void Restore(ReadOnlySpan<byte> bytes)
    {
        var rows = new RowReader(bytes);
        Series = rows.All<long>();
        foreach (var service in _all)
        {
            service.Restore(ref rows);
        }
    }
}
