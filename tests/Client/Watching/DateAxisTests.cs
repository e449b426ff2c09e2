using AdoptionSim.Client.Commands.Watch.Screen;

namespace AdoptionSim.Client.Tests.Watching;

public sealed class DateAxisTests
{
    [Fact]
    public void Labels_begin_at_the_columns_of_their_dates() =>
        Assert.Equal("2001-01-01  2001-01-11  2001-01-21  ", DateAxis.Of(Day("2001-01-01"), Day("2001-01-30"), 36)[..36]);

    [Theory]
    [InlineData("2000-07-01", "2000-12-31", 33)]
    [InlineData("2008-12-15", "2009-06-30", 45)]
    [InlineData("2008-12-15", "2009-01-15", 45)]
    [InlineData("2008-12-15", "2008-12-29", 60)]
    [InlineData("2008-12-15", "2010-12-31", 40)]
    [InlineData("2008-12-15", "2015-12-31", 40)]
    [InlineData("2008-12-15", "2108-12-15", 40)]
    public void Runs_of_any_length_have_three_labels_or_more(string start, string until, int columns) =>
        Assert.InRange(Labels(start, until, columns).Length, 3, columns / 5);

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(12)]
    public void A_narrow_axis_has_as_many_labels_as_have_room(int columns) =>
        Assert.Equal(columns, DateAxis.Of(Day("2008-12-15"), Day("2008-12-22"), columns).Length);

    private static string[] Labels(string start, string until, int columns) =>
        DateAxis.Of(Day(start), Day(until), columns).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);
}
