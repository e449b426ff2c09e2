using System.Collections.Immutable;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>A bar chart of subscribers per 100 people in each province. The province with the highest value has the longest bar.</summary>
internal sealed class ProvincesPanel(ImmutableArray<ProvinceCount> provinces) : Part
{
    private const int LongestName = 16;
    private const int CountWidth = 9;
    private const int PercentWidth = 8;

    /// <summary>
    /// The narrowest width of the panel, in columns of the terminal, at which counts are shown. In a narrower panel the bars use the space of the counts.
    /// </summary>
    private const int LeastWidthOfCounts = 44;

    protected override string Title(RenderOptions options, int width) =>
        new Fit(options.Unicode).First(width - LineAroundTitle, "lines per 100 people", "per 100 people");

    protected override IEnumerable<IEnumerable<Segment>> Lines(RenderOptions options, int width, int height) =>
        Fitting([.. provinces.Select(province => Line(province, width, options.Unicode))], height);

    private IEnumerable<Segment> Line(ProvinceCount province, int width, bool unicode)
    {
        var name = Math.Min(LongestName, provinces.Max(each => each.Name.Length)) + 1;
        var most = provinces.Max(each => each.Penetration);
        var count = width >= LeastWidthOfCounts ? WatchText.Short(province.Subscribers).PadLeft(CountWidth) : "";
        return
        [
            Text(Name(province.Name, name - 1, unicode) + " "),
            Text(Bar.Of(most > 0 ? province.Penetration / most : 0, Math.Max(1, width - name - count.Length - PercentWidth), unicode), Simulated),
            Text(count + WatchText.Percent(province.Penetration).PadLeft(PercentWidth)),
        ];
    }
}
