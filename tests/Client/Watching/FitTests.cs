using AdoptionSim.Client.Commands.Watch.Screen;

namespace AdoptionSim.Client.Tests.Watching;

public sealed class FitTests
{
    private static readonly Fit Unicode = new(unicode: true);

    [Theory]
    [InlineData(40, 1, "one, two, three")]
    [InlineData(10, 1, "one, two")]
    [InlineData(10, 2, "one, two|three")]
    [InlineData(4, 1, "one")]
    [InlineData(2, 1, "o…")]
    public void Parts_stay_whole_and_those_without_room_are_left_out(int width, int most, string lines) =>
        Assert.Equal(lines, string.Join('|', Unicode.Parts(["one", "", "two", "three"], width, most)));

    [Theory]
    [InlineData(40, 1, "the cluster does not answer")]
    [InlineData(16, 2, "the cluster does|not answer")]
    [InlineData(16, 1, "the cluster …")]
    [InlineData(13, 1, "the cluster …")]
    [InlineData(12, 1, "the …")]
    public void Words_stay_whole_and_an_ellipsis_marks_omitted_words(int width, int most, string lines) =>
        Assert.Equal(lines, string.Join('|', Unicode.Words("the cluster does not answer", width, most)));

    [Theory]
    [InlineData(true, "…0.1.7:30111")]
    [InlineData(false, "....1.7:30111")]
    public void An_address_keeps_its_port(bool unicode, string expected) =>
        Assert.Equal(expected, new Fit(unicode).Address("172.30.1.7:30111", expected.Length));

    [Theory]
    [InlineData(8, "long way")]
    [InlineData(7, "short")]
    [InlineData(4, "sho…")]
    public void The_fullest_wording_that_has_room_is_chosen(int width, string chosen) => Assert.Equal(chosen, Unicode.First(width, "long way", "short"));
}
