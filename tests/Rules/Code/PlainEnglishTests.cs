using System.Text.RegularExpressions;

namespace AdoptionSim.Rules.Tests.Code;

/// <summary>Tests that C# files and pages avoid words and sentence forms that readers find hard to understand.</summary>
public sealed partial class PlainEnglishTests
{
    /// <summary>Words and phrases that are not used in any form of writing, test names included.</summary>
    private static readonly string[] Phrases =
    [
        "told",
        "tells",
        "comes to be",
        "goes on",
        "comes to",
        "but once",
        "for want of",
        "whoever",
        "has not the",
        "is none",
        "be it",
        "besides",
        "what there is",
        "knowing of",
        "who is called",
        "holds for",
        "nobody's way",
        "is let in",
    ];

    /// <summary>Names of parameters in nation files: they stay, because users' files have them.</summary>
    private static readonly string[] Names = ["told_by_sight", "told_by_tie"];

    /// <summary>This file names the phrases, so it is not checked for them.</summary>
    private static readonly string Own = Path.Combine("tests", "Rules", "Code", $"{nameof(PlainEnglishTests)}.cs");

    /// <summary>All texts but this file, which names the phrases, without the names that stay.</summary>
    private static IEnumerable<CodeText> Texts =>
        from file in CodeText.All
        where file.Path != Own
        select file with
        {
            Text = Names.Aggregate(file.Text, (text, name) => text.Replace(name, "", StringComparison.Ordinal)),
        };

    public static TheoryData<string> AllPhrases => [.. Phrases];

    [Theory]
    [MemberData(nameof(AllPhrases))]
    public void No_file_contains_a_hard_phrase(string phrase)
    {
        var pattern = Pattern(phrase);
        AssertNone(Texts.SelectMany(file => Lines(file.Path, file.Text, pattern.Matches(file.Text))));
    }

    [Fact]
    public void No_summary_begins_with_a_noun_clause() =>
        AssertNone(Texts.Where(file => file.IsCode).SelectMany(file => Lines(file.Path, file.Text, NounClause().Matches(file.Text))));

    [Theory]
    [InlineData("/// <summary>What the page shows.</summary>")]
    [InlineData("/// <summary>\n    /// Whether it is so.")]
    [InlineData("/// <summary> Of all runs.")]
    public void Noun_clause_is_found_at_the_start_of_a_summary(string code) => Assert.Matches(NounClause(), code);

    [Theory]
    [InlineData("/// <summary>The page. What it shows is above.</summary>")]
    [InlineData("/// <summary>Official figures.</summary>")]
    public void Other_summaries_are_accepted(string code) => Assert.DoesNotMatch(NounClause(), code);

    [Fact]
    public void No_test_name_is_longer_than_ten_words() =>
        AssertNone(Texts.Where(file => file.IsCode).SelectMany(file => Lines(file.Path, file.Text, LongTestName().Matches(file.Text))));

    [Theory]
    [InlineData("One_two_three_four_five_six_seven_eight_nine_ten(", false)]
    [InlineData("One_two_three_four_five_six_seven_eight_nine_ten_11(", true)]
    public void A_long_test_name_is_found(string name, bool isLong) => Assert.Equal(isLong, LongTestName().IsMatch(name));

    [Theory]
    [InlineData("told", "Bad_usage_is_told")]
    [InlineData("goes on", "the run goes\n/// on")]
    [InlineData("goes on", "A_run_goes_on")]
    public void A_phrase_is_found_in_names_and_across_lines(string phrase, string text) => Assert.Matches(Pattern(phrase), text);

    [Theory]
    [InlineData("told", "ToldBySight")]
    [InlineData("comes to", "It comes today.")]
    public void A_phrase_is_not_found_within_words(string phrase, string text) => Assert.DoesNotMatch(Pattern(phrase), text);

    /// <summary>Returns a pattern that finds a phrase in texts, comments that span lines, and names with underscores.</summary>
    private static Regex Pattern(string phrase) =>
        new(
            $"(?<![A-Za-z]){Regex.Escape(phrase).Replace("\\ ", "(?:[ _]|[ \t]*\r?\n[ \t]*(?:///?)?[ \t]*)", StringComparison.Ordinal)}(?![A-Za-z])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );

    /// <summary>Fails with all lines, because xunit would show only the first few.</summary>
    private static void AssertNone(IEnumerable<string> lines) => Assert.Equal("", string.Join('\n', lines));

    private static IEnumerable<string> Lines(string path, string text, IEnumerable<Match> matches) =>
        matches.Select(match => $"{path}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value}");

    [GeneratedRegex(@"<summary>\s*(?:\r?\n\s*///\s*)?(?:What|Of|Who|That|Whether)\b")]
    private static partial Regex NounClause();

    [GeneratedRegex(@"\b[A-Za-z0-9]+(?:_[A-Za-z0-9]+){10,}\(")]
    private static partial Regex LongTestName();
}
