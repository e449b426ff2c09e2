using AdoptionSim.Model.Towers;
using BenchmarkDotNet.Attributes;

namespace AdoptionSim.Benchmarks.Micro;

/// <summary>Measures nanoseconds to compute the blocking probability of a sector.</summary>
public class TowerBenchmarks
{
    [Params(60, 240)]
    public int Channels { get; set; }

    [Benchmark]
    public double Blocking() => ErlangB.Blocking(0.8 * Channels, Channels);
}
