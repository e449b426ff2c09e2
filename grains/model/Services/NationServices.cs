using System.Collections.Immutable;
using AdoptionSim.Model.Foreigners;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Model.Services;

/// <summary>The nation's own services, in a fixed order, and what is counted of them.</summary>
public sealed class NationServices
{
    private readonly RunSetup _setup;
    private readonly INationService[] _all;

    /// <param name="world">The world before the first tick.</param>
    public NationServices(RunSetup setup, World world)
    {
        _setup = setup;
        Cohorts = [.. (setup.Nation.Foreigners?.Cohorts ?? []).Select((_, index) => new ForeignCohortRows(setup, index))];
        _all = [.. Cohorts];
        if (setup.Nation.Intranet is { } intranet)
        {
            _all = [.. _all, new Vetting(intranet.Vetting, setup.Calendar.StepDays)];
        }

        Series = new long[NationSeries.Length(Cohorts.Length)];
        var start = new NationTick(setup, world, Series);
        foreach (var service in _all)
        {
            service.Open(start);
        }
    }

    /// <summary>The foreigners, in the order of the nation's file.</summary>
    public ImmutableArray<ForeignCohortRows> Cohorts { get; }

    /// <summary>The nation's series of the last tick (<see cref="NationSeries"/>).</summary>
    public long[] Series { get; private set; }

    /// <summary>What the districts are told at the start of a tick.</summary>
    public NationNews Step(World world)
    {
        Series = new long[Series.Length];
        var now = new NationTick(_setup, world, Series);
        foreach (var service in _all)
        {
            service.Step(now);
        }

        return now.News;
    }

    public byte[] Save() => RowBytes.Of(rows =>
    {
        rows.All<long>(Series);
        foreach (var service in _all)
        {
            service.Write(rows);
        }
    });

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
