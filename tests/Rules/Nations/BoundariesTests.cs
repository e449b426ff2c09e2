using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Rules.Tests.Nations;

public sealed class BoundariesTests : IDisposable
{
    private const string Topology = """
        {"type":"Topology","objects":{"land":{"type":"GeometryCollection","geometries":[{"type":"Polygon","id":"bay","arcs":[[0]]}]}},
        "arcs":[[[0,0],[1,0],[1,1],[0,0]]]}
        """;

    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_dprk_province_with_a_point_has_an_outline()
    {
        var dprk = NationFile.Read(Shipped.NationPath("dprk"));
        var onMaps = dprk.Districts.Where(district => district.Place != SettlementType.Closed).Select(district => district.Province).Distinct();

        Assert.Equal(onMaps, dprk.Boundaries!.Shapes.Select(shape => shape.Province).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["-99"], TopologyFile.Ids(dprk.Boundaries.Topology).Except(dprk.Boundaries.Shapes.Select(shape => shape.Key)));
    }

    [Fact]
    public void Outlines_are_sent_with_the_nation()
    {
        var dprk = NationFile.Read(Shipped.NationPath("dprk"));

        var back = NationJson.ReadNation(NationJson.Write(dprk)).Boundaries!;

        Assert.Equal(dprk.Boundaries!.Shapes, back.Shapes.AsEnumerable());
        Assert.Equal(File.ReadAllText(Beside("boundaries/prk.topo.json")), $"{back.Topology}");
    }

    [Fact]
    public void A_nation_needs_no_outlines() => Assert.Null(NationFile.Read(folder.Nation).Boundaries);

    [Theory]
    [InlineData("bay: { province: IS-A }", null)]
    [InlineData("cove: { province: IS-A }", "boundaries.shapes.cove is 'cove'; expected bay")]
    [InlineData("bay: { province: IS-Z }", "boundaries.shapes.bay.province is 'IS-Z'; expected IS-A (nearest), IS-B, IS-C")]
    [InlineData("bay: { provinces: IS-A }", "boundaries.shapes.bay.provinces is an unknown key; expected province")]
    public void A_shape_must_match_the_topology_and_a_province(string shape, string? complaint)
    {
        folder.Write("land.json", Topology);
        var line = Append($"boundaries:\n  topology: land.json\n  shapes:\n    {shape}\n") + 3;

        if (complaint is null)
        {
            Assert.Equal("bay", Assert.Single(NationFile.Read(folder.Nation).Boundaries!.Shapes).Key);
            return;
        }

        Assert.Contains($"{folder.Nation}:{line}: {complaint}.", folder.Refused().Problems.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("{", "not JSON (")]
    [InlineData("[]", "the file holds other JSON; expected a TopoJSON topology")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "the file holds other JSON; expected a TopoJSON topology")]
    [InlineData("""{"type":"Topology","arcs":[],"objects":{"land":{"type":"Polygon"}}}""", "the file holds other JSON; expected a TopoJSON topology")]
    public void A_file_that_is_no_topology_is_refused(string text, string found)
    {
        var path = folder.Write("land.json", text);
        Append("boundaries:\n  topology: land.json\n  shapes:\n    bay: { province: IS-A }\n");

        Assert.StartsWith($"{path}:1: {found}", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_reported_with_its_line()
    {
        var line = Append("boundaries:\n  topology: land.json\n  shapes:\n    bay: { province: IS-A }\n") + 1;

        Assert.Contains(
            $"{folder.Nation}:{line}: boundaries.topology is 'land.json', and there is no file ",
            folder.Refused().Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("expected the name of a TopoJSON file beside this one.", folder.Refused().Message, StringComparison.Ordinal);
    }

    /// <summary>Appends a text and returns its first line number.</summary>
    private int Append(string text)
    {
        var lines = File.ReadAllLines(folder.Nation).Length;
        File.AppendAllText(folder.Nation, text);
        return lines + 1;
    }

    private static string Beside(string file) => Path.Combine(Path.GetDirectoryName(Shipped.NationPath("dprk"))!, file);
}
