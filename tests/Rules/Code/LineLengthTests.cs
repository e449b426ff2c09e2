namespace AdoptionSim.Rules.Tests.Code;

/// <summary>Tests that code fits the width for which it is formatted: the formatter wraps statements, but neither texts nor comments.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 160;

    [Fact]
    public void No_line_of_code_is_too_long() =>
        Assert.Equal(
            "",
            string.Join(
                '\n',
                from file in CodeText.All
                where file.IsCode
                from line in file.Text.Split('\n').Index()
                where line.Item.TrimEnd('\r').Length > Longest
                select $"{file.Path}:{line.Index + 1}: {line.Item.Length} characters"
            )
        );
}
