using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Commands.Inspect;

/// <summary>The state of an entity formatted for people, as <c>inspect</c> prints it: a title, a list of facts, and optionally a table.</summary>
internal sealed record Sheet(string Title, ImmutableArray<(string Name, string Value)> Facts, IRenderable? Below = null)
{
    public void Show(IAnsiConsole console)
    {
        var grid = new Table().Border(TableBorder.None).HideHeaders().AddColumns(new TableColumn("").NoWrap(), new TableColumn(""));
        foreach (var (name, value) in Facts)
        {
            grid.AddRow($"[grey]{Markup.Escape(name)}[/]", Markup.Escape(value));
        }

        Listing.Write(console, new Text(Title, new Style(decoration: Decoration.Bold)));
        Listing.Write(console, grid);
        if (Below is not null)
        {
            Listing.Write(console, Below);
        }
    }

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Number(double number, int decimals = 2) => number.ToString($"N{decimals}", CultureInfo.InvariantCulture);

    public static string YesNo(bool value) => value ? "yes" : "no";

    public static string List(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } list ? list : "none";
}
