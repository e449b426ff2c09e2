using AdoptionSim.Client.Experiments.Designs;

namespace AdoptionSim.Client.Tests.Experiments.Designs;

/// <summary>Tests the table of Joe and Kuo against the properties that they publish, so that no number of it can be mistyped unseen.</summary>
public sealed class DirectionNumbersTests
{
    private static readonly List<int[]> Rows = [.. DirectionNumbers.Rows()];

    /// <summary>Source: Bratley and Fox (1988), section 2: the polynomial x^3 + x + 1 with 1, 3, 7.</summary>
    [Fact]
    public void The_recurrence_gives_the_numbers_of_Bratley_and_Fox()
    {
        var numbers = DirectionNumbers.Expanded([0, 3, 1, 1, 3, 7]);

        Assert.Equal([1u, 3, 7, 5, 7, 43], numbers.Take(6).Select((number, k) => number >> (DirectionNumbers.Bits - 1 - k)));
    }

    [Fact]
    public void Initial_numbers_are_odd_and_below_their_power_of_two() => Assert.All(Rows.Index(), row =>
        {
            Assert.Equal(row.Index + 2, row.Item[0]);
            Assert.Equal(row.Item[1], row.Item.Length - 3);
            Assert.All(row.Item.Skip(3).Index(), m => Assert.True(m.Item % 2 == 1 && m.Item < 2 << m.Index, $"{string.Join(' ', row.Item)}"));
        });

    [Fact]
    public void Polynomials_are_all_primitive_ones_in_order() =>
        Assert.Equal(
            from degree in Enumerable.Range(1, 9)
            from inner in Enumerable.Range(0, 1 << (degree - 1))
            where IsPrimitive(degree, inner)
            select (degree, inner),
            Rows.Select(row => (row[1], row[2]))
        );

    /// <summary>
    /// Property A of Sobol: the first 2^d points of d dimensions lie in the 2^d different orthants. Joe and Kuo state it up to dimension 1111. It is so if the
    /// first digits of the first d direction numbers of d dimensions form an invertible matrix.
    /// </summary>
    [Fact]
    public void Property_A_is_satisfied_in_all_dimensions() =>
        Assert.All(Enumerable.Range(1, Rows.Count + 1), dimensions =>
            Assert.True(IsInvertible([.. Enumerable.Range(0, dimensions).Select(dimension => FirstDigits(dimension, dimensions))]), $"{dimensions}")
        );

    /// <summary>Returns the first binary digits of a dimension's direction numbers. The recurrence does not mix them with the other digits.</summary>
    private static bool[] FirstDigits(int dimension, int count)
    {
        var digits = new bool[count];
        digits[0] = true;
        for (var k = 1; dimension > 0 && k < count; k++)
        {
            var (degree, inner) = (Rows[dimension - 1][1], Rows[dimension - 1][2]);
            digits[k] =
                k < degree
                    ? Rows[dimension - 1][3 + k] >> k == 1
                    : Enumerable
                        .Range(1, degree - 1)
                        .Where(i => ((inner >> (degree - 1 - i)) & 1) == 1)
                        .Aggregate(digits[k - degree], (sum, i) => sum ^ digits[k - i]);
        }

        return digits;
    }

    // Gaussian elimination modulo 2.
    private static bool IsInvertible(bool[][] matrix)
    {
        for (var column = 0; column < matrix.Length; column++)
        {
            var pivot = Array.FindIndex(matrix, column, row => row[column]);
            if (pivot < 0)
            {
                return false;
            }

            (matrix[column], matrix[pivot]) = (matrix[pivot], matrix[column]);
            for (var row = column + 1; row < matrix.Length; row++)
            {
                if (matrix[row][column])
                {
                    matrix[row] = [.. matrix[row].Zip(matrix[column], (one, other) => one ^ other)];
                }
            }
        }

        return true;
    }

    // The powers of x modulo a primitive polynomial of degree s repeat after 2^s - 1 steps and not earlier.
    private static bool IsPrimitive(int degree, int inner)
    {
        var polynomial = (1 << degree) | (inner << 1) | 1;
        var (power, steps) = (1, 0);
        do
        {
            power <<= 1;
            power ^= power >> degree == 1 ? polynomial : 0;
            steps++;
        } while (power != 1 && steps < 1 << degree);

        return steps == (1 << degree) - 1;
    }
}
