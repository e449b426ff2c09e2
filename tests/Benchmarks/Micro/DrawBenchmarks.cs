using AdoptionSim.Model.Randomness;
using BenchmarkDotNet.Attributes;

namespace AdoptionSim.Benchmarks.Micro;

/// <summary>
/// Measures nanoseconds per random word of 32 bits: one at a time, four of one entity, and neighbouring entities together (with vector instructions if
/// available).
/// </summary>
public class DrawBenchmarks
{
    private const int Count = 1024;
    private readonly uint[] _words = new uint[Count];
    private readonly Draws _draws = new(seed: 1, place: 2, tick: 3);

    [Benchmark(OperationsPerInvoke = Count)]
    public uint One()
    {
        var sum = 0u;
        for (var entity = 0; entity < Count; entity++)
        {
            sum += _draws.One(entity, Purpose.Stage);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public uint Four()
    {
        var sum = 0u;
        for (var entity = 0; entity < Count / 4; entity++)
        {
            var words = _draws.Four(entity, Purpose.Use);
            sum += words.W0 + words.W1 + words.W2 + words.W3;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Fill() => _draws.Fill(_words, 0, Purpose.Stage);
}
