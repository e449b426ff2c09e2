using AdoptionSim.Nations.Files;

namespace AdoptionSim.Rules.Tests.Nations;

/// <summary>Formats a nation's parameters as a Markdown table, one row for each value with a source.</summary>
internal static class ParameterTable
{
    private static readonly string[] Identity = ["key", "name", "capital_province", "launch", "districts", "record", "provinces", "boundaries"];

    public static string Of(string path)
    {
        var rows = YamlText.Read(path).Entries.Where(entry => !Identity.Contains(entry.Key)).SelectMany(entry => Rows(entry.Key, entry.Value));
        return string.Join('\n', ["| parameter | value | unit | range | source |", "|---|---|---|---|---|", .. rows]) + "\n";
    }

    private static IEnumerable<string> Rows(string path, Node node) =>
        node switch
        {
            Scalar scalar => [Row(path, scalar.Text, "", "", "")],
            Map map when map["value"] is not null => [Row(path, Text(map, "value"), Text(map, "unit"), Range(map), Text(map, "source"))],
            Map map when map["points"] is Sequence points => points
                .Items.Cast<Map>()
                .Select(point => Row($"{path}, {Text(point, "date")}", Text(point, "value"), Text(map, "unit"), Range(map), Text(point, "source"))),
            Map map when map["source"] is not null => [Row(path, Values(map), "", "", Text(map, "source"))],
            Map map => map.Entries.SelectMany(entry => Rows($"{path}.{entry.Key}", entry.Value)),
            Sequence { Items: [not Map, ..] } list => [Row(path, string.Join("; ", list.Items.Select(Words)), "", "", "")],
            Sequence sequence => sequence
                .Items.Cast<Map>()
                .GroupBy(item => (Dated: DateOf(item), Source: Text(item, "source")))
                .Select(group =>
                    Row(group.Key.Dated.Length > 0 ? $"{path}, {group.Key.Dated}" : path, string.Join("; ", group.Select(Values)), "", "", group.Key.Source)
                ),
            _ => [],
        };

    private static string DateOf(Map item) => Text(item, "opens");

    private static string Values(Map map) =>
        string.Join(", ", map.Entries.Where(entry => entry.Key is not ("source" or "opens")).Select(entry => $"{entry.Key} {Words(entry.Value)}"));

    private static string Words(Node node) =>
        node switch
        {
            Scalar scalar => scalar.Text,
            Sequence list => string.Join(" and ", list.Items.Select(Words)),
            _ => "",
        };

    private static string Text(Map map, string key) => (map[key] as Scalar)?.Text ?? "";

    private static string Range(Map map) => map["range"] is Sequence { Items: [Scalar low, Scalar high] } ? $"{low.Text} to {high.Text}" : "";

    private static string Row(string path, string value, string unit, string range, string source) =>
        $"| `{path}` | {value} | {unit} | {range} | {source.Replace("|", "\\|", StringComparison.Ordinal)} |";
}
