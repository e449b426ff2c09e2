namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>A generator of pseudo-random numbers, used for the designs of experiments, that gives the same numbers on every platform.</summary>
/// <remarks>
/// Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, OOPSLA 2014. The draws of a run come from the model's addressed draws; this
/// generator only places the points of a design.
/// </remarks>
/// <param name="state">The seed: any number.</param>
internal sealed class SplitMix64(ulong state)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;
    private const double UnitOfDouble = 1.0 / (1UL << 53);

    private ulong _state = state;

    /// <summary>
    /// Returns a generator for one part of a design, such as one parameter. The numbers of different parts are independent, so an added parameter does not move
    /// the points of earlier ones.
    /// </summary>
    /// <param name="seed">The seed of the design.</param>
    /// <param name="part">The index of the part, from 0.</param>
    public static SplitMix64 Of(ulong seed, int part) => new(Mix(Mix(seed) + (ulong)part));

    /// <summary>Returns a hash: each bit of the result depends on each bit of the number.</summary>
    public static ulong Mix(ulong number)
    {
        var z = number + Increment;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Returns 64 random bits.</summary>
    public ulong Next()
    {
        var next = Mix(_state);
        _state += Increment;
        return next;
    }

    /// <summary>Returns a number from [0, 1), one of 2^53 that are equally likely.</summary>
    public double NextUnit() => (Next() >> 11) * UnitOfDouble;

    /// <summary>Returns a whole number from 0 to <paramref name="count"/> - 1; their probabilities differ by less than 2^-32.</summary>
    public int NextIndex(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Returns the numbers from 0 to <paramref name="count"/> - 1 in random order (Durstenfeld 1964, Algorithm 235).</summary>
    public int[] NextOrder(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var last = count - 1; last > 0; last--)
        {
            var chosen = NextIndex(last + 1);
            (order[last], order[chosen]) = (order[chosen], order[last]);
        }

        return order;
    }
}
