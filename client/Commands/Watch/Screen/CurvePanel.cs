using AdoptionSim.Nations;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>
/// A chart on the terminal of subscribers over the whole run, filled from the left, with the published figures. From the start its axis covers all published
/// figures, so that it does not jump.
/// </summary>
internal sealed class CurvePanel(WatchSnapshot snapshot) : Part
{
    private const int LabelWidth = 7;

    /// <summary>The narrowest width of the chart, in columns of the terminal, at which its title includes a legend.</summary>
    private const int LeastWidthOfKey = 42;

    /// <summary>The narrowest width, in columns, at which a curve is drawn.</summary>
    private const int LeastColumns = 6;

    private readonly RecordRow[] _record =
    [
        .. snapshot.Title.Nation.PublishedSubscribers.Where(point => point.Date >= snapshot.Title.Start && point.Date <= snapshot.Title.Until),
    ];

    protected override string Title(RenderOptions options, int width)
    {
        var line = options.Unicode ? "⠒⠒" : "**";
        return width < LeastWidthOfKey
            ? "subscribers"
            : $"subscribers [deepskyblue1]{line}[/] [white]{Mark(options, false)}[/] fitted [indianred1]{Mark(options, true)}[/] in sight";
    }

    protected override IEnumerable<IEnumerable<Segment>> Lines(RenderOptions options, int width, int height)
    {
        var (columns, rows) = (width - LabelWidth, height - 1);
        if (columns < LeastColumns || rows < 2)
        {
            return [];
        }

        var (canvas, top) = (new DotCanvas(columns, rows, options.Unicode), Top());
        Draw(canvas, top);
        var marks = Marks(canvas, top, options);
        return Enumerable.Range(0, rows).Select(row => Label(canvas, row, top).Concat(Cells(canvas, marks, row, columns))).Append(Dates(columns));
    }

    private static char Mark(RenderOptions options, bool isHeldOut) =>
        (options.Unicode, isHeldOut) switch
        {
            (true, false) => '•',
            (true, true) => '◦',
            (false, false) => 'o',
            (false, true) => '+',
        };

    /// <summary>Returns the upper limit of the axis: the next of 1, 2, 2.5, 4, 5 and 10 times a power of ten above all values.</summary>
    private double Top()
    {
        double most = Math.Max(
            1,
            Math.Max(
                _record.Select(point => point.Published).DefaultIfEmpty().Max(),
                snapshot.Rows.Curve.Select(point => point.Subscribers).DefaultIfEmpty().Max()
            )
        );
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return new[] { 1, 2, 2.5, 4, 5, 10 }.Select(factor => factor * power).First(top => top >= most);
    }

    private double Across(DateOnly date) =>
        (double)(date.DayNumber - snapshot.Title.Start.DayNumber) / Math.Max(1, snapshot.Title.Until.DayNumber - snapshot.Title.Start.DayNumber);

    private void Draw(DotCanvas canvas, double top)
    {
        var points = snapshot.Rows.Curve.Select(point => (Across(point.Date), point.Subscribers / top)).ToArray();
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
            var isHeldOut = point.Use != RecordUse.Calibrate;
            marks[canvas.Cell((Across(point.Date), point.Published / top))] = Text($"{Mark(options, isHeldOut)}", isHeldOut ? HeldOut : Published);
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

    private Segment[] Dates(int columns) => [Text(new string(' ', LabelWidth) + DateAxis.Of(snapshot.Title.Start, snapshot.Title.Until, columns), Faint)];
}
