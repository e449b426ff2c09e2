using System.Text;
using AdoptionSim.Nations.Files;
using AdoptionSim.Rules.Tests.Nations;

namespace AdoptionSim.Rules.Tests.Files;

public sealed class EncodingTests : IDisposable
{
    private const string Topology = """{"type":"Topology","arcs":[],"objects":{"land":{"type":"GeometryCollection","geometries":[{"id":"bay"}]}}}""";

    private static readonly string[] Names = ["mine.yaml", "nation.yaml", "districts.csv", "record.csv", "land.json"];

    private readonly NationFolder folder = new();

    public EncodingTests()
    {
        folder.Write("mine.yaml", "scenario: mine\nasks: What if?\nnation: nation.yaml\nuntil: 2004-12-31\n");
        folder.Write("land.json", Topology);
        File.AppendAllText(folder.Nation, "boundaries:\n  topology: land.json\n  shapes:\n    bay: { province: IS-A }\n");
    }

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Files => new(Names);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Windows_1252_is_refused_with_file_and_line(string file)
    {
        var bytes = File.ReadAllBytes(folder[file]);
        var at = bytes.LastIndexOf((byte)'a');
        bytes[at] = 0x92;
        File.WriteAllBytes(folder[file], bytes);
        var line = 1 + bytes.AsSpan(0, at).Count((byte)'\n');

        var refused = await Within.Refused(Read);

        Assert.Equal($"{folder[file]}:{line}: byte 0x92 is not UTF-8 (is the file Windows-1252 or Latin-1?); expected UTF-8 text.", refused.Message);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Utf16_is_refused_by_name(string file)
    {
        foreach (var encoding in new[] { new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UnicodeEncoding(false, false) })
        {
            var text = new UTF8Encoding().GetString(File.ReadAllBytes(folder[file]));
            File.WriteAllText(folder["copy"], text, encoding);
            var original = File.ReadAllBytes(folder[file]);
            File.Copy(folder["copy"], folder[file], overwrite: true);

            Assert.Equal($"{folder[file]}:1: the file is UTF-16 text; expected UTF-8 text.", (await Within.Refused(Read)).Message);
            File.WriteAllBytes(folder[file], original);
        }
    }

    [Fact]
    public async Task A_byte_order_mark_of_utf8_is_read_past()
    {
        foreach (var file in Names)
        {
            File.WriteAllText(folder[file], File.ReadAllText(folder[file]), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }

        Assert.Null(await Within.Limits(Read));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_control_character_is_refused_with_its_line(string file)
    {
        var text = File.ReadAllText(folder[file]);
        File.WriteAllText(folder[file], $"{text.TrimEnd('\n')}\u0001\n");
        var line = text.TrimEnd('\n').Count(letter => letter == '\n') + 1;

        Assert.Equal(
            $"{folder[file]}:{line}: control character U+0001 in the text; expected UTF-8 text without control characters.",
            (await Within.Refused(Read)).Message
        );
    }

    [Fact]
    public async Task Letters_beyond_ascii_and_line_breaks_of_windows_are_read()
    {
        folder.Spoil("districts.csv", "Westport", "Vestürhöfn 西港");
        File.WriteAllText(folder["districts.csv"], File.ReadAllText(folder["districts.csv"]).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Null(await Within.Limits(Read));
        Assert.Contains(NationFile.Read(folder.Nation).Districts, district => district.Name == "Vestürhöfn 西港");
    }

    private void Read() => Question.Load(folder["mine.yaml"]);
}
