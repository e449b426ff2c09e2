using System.Globalization;

namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>
/// The direction numbers from which the Sobol sequence of evenly spread points is computed, from the table of Joe and Kuo in <c>new-joe-kuo-6.txt</c>.
/// </summary>
/// <remarks>
/// Joe and Kuo (2008), Constructing Sobol sequences with better two-dimensional projections, SIAM Journal on Scientific Computing 30(5), and their Notes on
/// generating Sobol' sequences (2008) for the recurrence.
/// </remarks>
internal static class DirectionNumbers
{
    /// <summary>The number of binary digits of a position (a coordinate from 0 to 1) in the Sobol sequence.</summary>
    public const int Bits = 32;

    /// <summary>The distance of neighbouring positions (coordinates) in the Sobol sequence, 2^-32.</summary>
    public const double Unit = 1.0 / (1UL << Bits);

    private const string Table = "new-joe-kuo-6.txt";

    private static readonly Lazy<uint[][]> All = new(() => [First(), .. Rows().Select(Expanded)]);

    /// <summary>The number of dimensions of the Sobol sequence for which the table has direction numbers.</summary>
    public static int Dimensions => All.Value.Length;

    /// <summary>Returns the direction numbers of one dimension of the Sobol sequence: 32 binary fractions in units of 2^-32.</summary>
    /// <param name="dimension">The index of the dimension, from 0.</param>
    public static ReadOnlySpan<uint> Of(int dimension) => All.Value[dimension];

    /// <summary>Returns the rows of the table of direction numbers: its columns d, s and a, and then the initial numbers m.</summary>
    internal static IEnumerable<int[]> Rows()
    {
        using var reader = new StreamReader(typeof(DirectionNumbers).Assembly.GetManifestResourceStream(Table)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && char.IsAsciiDigit(line[0]))
            {
                yield return [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
            }
        }
    }

    /// <summary>
    /// Returns the direction numbers of one dimension of the Sobol sequence, computed from its row of the table: a polynomial and initial numbers.
    /// </summary>
    /// <param name="row">The columns d, s (the degree of the polynomial), a (its inner coefficients as binary digits) and m.</param>
    internal static uint[] Expanded(int[] row)
    {
        var (degree, coefficients) = (row[1], row[2]);
        var numbers = new uint[Bits];
        for (var k = 0; k < Bits; k++)
        {
            numbers[k] = k < degree ? (uint)row[3 + k] << (Bits - 1 - k) : Next(numbers, k, degree, coefficients);
        }

        return numbers;
    }

    private static uint Next(uint[] numbers, int k, int degree, int coefficients)
    {
        var next = numbers[k - degree] ^ (numbers[k - degree] >> degree);
        for (var i = 1; i < degree; i++)
        {
            next ^= ((coefficients >> (degree - 1 - i)) & 1) == 1 ? numbers[k - i] : 0;
        }

        return next;
    }

    // The first dimension has no polynomial: all m are 1, which gives the van der Corput sequence.
    private static uint[] First() => [.. Enumerable.Range(0, Bits).Select(k => 1u << (Bits - 1 - k))];
}
