using System.Globalization;
using AdoptionSim.Nations;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Watching.Screen;

/// <summary>Subscribers over the whole time of the run, which fills in from the left, and what was published. The scale is the record's from the beginning, so that the curve moves and not the axis.</summary>
internal sealed class CurvePanel(Sight sight) : Part
{
    private const int LabelWidth = 7;

    /// <summary>Room for a year and a gap.</summary>
    private const int YearWidth = 6;

    private readonly RecordPoint[] _record = [.. sight.Title.Nation.Record.Where(point => point.Date >= sight.Title.Start && point.Date <= sight.Title.Until)];

    protected override string Title(RenderOptions options)
    {
        var line = options.Unicode ? "⠒⠒" : "**";
        return $"subscribers [deepskyblue1]{line}[/] [white]{Mark(options, false)}[/] published [indianred1]{Mark(options, true)}[/] held out";
    }

    protected override IEnumerable<IEnumerable<Segment>> Lines(RenderOptions options, int width, int height)
    {
        var (columns, rows) = (width - LabelWidth, height - 1);
        if (columns < YearWidth || rows < 2)
        {
            return [];
        }

        var (canvas, top) = (new DotCanvas(columns, rows, options.Unicode), Top());
        Draw(canvas, top);
        var marks = Marks(canvas, top, options);
        return Enumerable.Range(0, rows).Select(row => Label(canvas, row, top).Concat(Cells(canvas, marks, row, columns))).Append(Years(columns));
    }

    private static char Mark(RenderOptions options, bool isHeldOut) => (options.Unicode, isHeldOut) switch
    {
        (true, false) => '•',
        (true, true) => '◦',
        (false, false) => 'o',
        (false, true) => '+',
    };

    /// <summary>The next of 1, 2, 2.5, 4, 5 and 10 times a power of ten, which nothing goes beyond.</summary>
    private double Top()
    {
        double most = Math.Max(1, Math.Max(_record.Select(point => point.Subscribers).DefaultIfEmpty().Max(), sight.Rows.Curve.Select(point => point.Subscribers).DefaultIfEmpty().Max()));
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return new[] { 1, 2, 2.5, 4, 5, 10 }.Select(factor => factor * power).First(top => top >= most);
    }

    private double Across(DateOnly date) => (double)(date.DayNumber - sight.Title.Start.DayNumber) / Math.Max(1, sight.Title.Until.DayNumber - sight.Title.Start.DayNumber);

    private void Draw(DotCanvas canvas, double top)
    {
        var points = sight.Rows.Curve.Select(point => (Across(point.Date), point.Subscribers / top)).ToArray();
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            canvas.Line(from, to);
        }
    }

    private Dictionary<(int, int), Segment> Marks(DotCanvas canvas, double top, RenderOptions options)
    {
        var marks = new Dictionary<(int, int), Segment>();
        foreach (var point in _record)
        {
            var isHeldOut = point.Use == "validate";
            marks[canvas.Cell((Across(point.Date), point.Subscribers / top))] = Text($"{Mark(options, isHeldOut)}", isHeldOut ? HeldOut : Published);
        }

        return marks;
    }

    private static IEnumerable<Segment> Cells(DotCanvas canvas, Dictionary<(int, int), Segment> marks, int row, int columns) =>
        Enumerable.Range(0, columns).Select(column => marks.TryGetValue((column, row), out var mark) ? mark : Text($"{canvas[column, row]}", Simulated));

    private static IEnumerable<Segment> Label(DotCanvas canvas, int row, double top)
    {
        var label = new[] { 1, 0.5, 0 }.Where(share => canvas.Cell((0, share)).Row == row).Select(share => WatchText.Short(share * top)).FirstOrDefault("");
        return [Text(label.PadLeft(LabelWidth - 1) + " ", Faint)];
    }

    /// <summary>Each at its first of January; every so manieth, so that there is room for all that are shown.</summary>
    private IEnumerable<Segment> Years(int columns)
    {
        var line = new string(' ', columns).ToCharArray();
        int Column(int year) => (int)Math.Round(Across(new DateOnly(year, 1, 1)) * (columns - 1));
        var (first, last) = (sight.Title.Start.Year + (sight.Title.Start.DayOfYear > 1 ? 1 : 0), sight.Title.Until.Year);
        var all = Math.Max(1, last - first + 1);
        var every = Enumerable.Range(1, all).FirstOrDefault(step => Column(first + step) - Column(first) >= YearWidth, all);
        for (var year = first; year <= last && Column(year) + YearWidth - 2 <= columns; year += every)
        {
            year.ToString("0000", CultureInfo.InvariantCulture).CopyTo(0, line, Column(year), YearWidth - 2);
        }

        return [Text(new string(' ', LabelWidth) + new string(line), Faint)];
    }
}
