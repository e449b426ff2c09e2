using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;
using CsCheck;

namespace AdoptionSim.Client.Tests.Experiments.Designs;

public sealed class DesignTableTests : IDisposable
{
    private static readonly DesignColumn[] Columns = [new("market.price", 0.05, 20), new("market.shops", 1, 100, IsInteger: true)];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string File => Path.Combine(_folder, DesignTable.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_design_has_a_row_per_point_and_a_column_per_factor()
    {
        Factor[] factors = [new("market.price", 0.5, 1.5), new("market.shops", 1, 9, IsInteger: true)];
        Write(factors.Select(factor => factor.Name), DesignPoint.Of(factors, FullFactorial.Points(2, 2)));

        Assert.Equal("point,market.price,market.shops\n1,0.5,1\n2,0.5,9\n3,1.5,1\n4,1.5,9\n", System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_design_is_read_back_as_it_was_written() =>
        Gen.Double[-1e300, 1e300]
            .Array[3]
            .Array[1, 20]
            .Sample(
                rows =>
                {
                    ImmutableArray<DesignPoint> points = [.. rows.Select((row, index) => new DesignPoint(index + 1, [.. row]))];
                    Write(["a", "b", "c"], points);
                    var read = DesignTable.Read(File, [.. "abc".Select(name => new DesignColumn($"{name}", double.MinValue, double.MaxValue))]);
                    return read.Select(point => point.Number).SequenceEqual(points.Select(point => point.Number))
                        && read.SelectMany(point => point.Values).SequenceEqual(points.SelectMany(point => point.Values));
                },
                threads: 1
            );

    [Fact]
    public void Columns_and_rows_may_be_moved_and_removed()
    {
        Given("market.shops,point,market.price", "7,12,0.3", "8,3,2e1");

        var points = DesignTable.Read(File, Columns);

        Assert.Equal([12, 3], points.Select(point => point.Number));
        Assert.Equal([0.3, 7, 20, 8], points.SelectMany(point => point.Values));
    }

    [Theory]
    [InlineData("point,market.price", "1,1", ":1: the header lacks the column market.shops; expected the columns point, market.price, market.shops.")]
    [InlineData("market.price,market.shops", "1,1", ":1: the header lacks the column point; expected the columns point, market.price, market.shops.")]
    [InlineData("point,market.prize,market.shops", "1,1,1", ":1: the header has the unknown column 'market.prize'; expected market.price.")]
    [InlineData(
        "point,market.price,market.shops,note",
        "1,1,1,x",
        ":1: the header has the unknown column 'note'; expected only the columns point, market.price, market.shops."
    )]
    [InlineData("point,market.price,market.price,market.shops", "1,1,1,1", ":1: the header has the column 'market.price' twice; expected each column once.")]
    [InlineData("point,market.price,market.shops", "1,0.04,1", ":2: market.price is '0.04'; expected a number from 0.05 to 20.")]
    [InlineData("point,market.price,market.shops", "1,cheap,1", ":2: market.price is 'cheap'; expected a number from 0.05 to 20.")]
    [InlineData("point,market.price,market.shops", "1,NaN,1", ":2: market.price is 'NaN'; expected a number from 0.05 to 20.")]
    [InlineData("point,market.price,market.shops", "1,,1", ":2: market.price is missing; expected a number from 0.05 to 20.")]
    [InlineData("point,market.price,market.shops", "1,1,1.5", ":2: market.shops is '1.5'; expected a whole number from 1 to 100.")]
    [InlineData("point,market.price,market.shops", "0,1,1", ":2: point is '0'; expected a whole number of at least 1.")]
    [InlineData("point,market.price,market.shops", "1,1,1\n1,2,2", ":3: point is '1'; expected another number than that of line 2.")]
    [InlineData("point,market.price,market.shops", "1,1", ":2: the row has 2 values; expected 3 values, as in the header.")]
    [InlineData("point,market.price,market.shops", "", ":2: the file has no rows; expected at least one point.")]
    public void A_bad_design_is_refused_with_place_field_and_value(string header, string row, string message)
    {
        Given(header, row);

        var error = Assert.Throws<BadFileException>(() => DesignTable.Read(File, Columns));

        Assert.StartsWith(File + message, error.Message, StringComparison.Ordinal);
    }

    private void Given(params string[] lines) => System.IO.File.WriteAllText(File, string.Join('\n', lines));

    private void Write(IEnumerable<string> factors, IEnumerable<DesignPoint> points)
    {
        using var file = new ResultFile(File);
        DesignTable.Write(file, factors, points);
        file.Complete();
        file.Publish(replaces: true);
    }
}
