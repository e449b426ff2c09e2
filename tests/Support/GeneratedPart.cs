namespace AdoptionSim.Tests.Support;

/// <summary>A part of a file in the repository that is generated, between two markers.</summary>
public static class GeneratedPart
{
    /// <summary>Asserts that the part is as expected; with <c>ADOPTIONSIM_REFRESH=1</c> writes it instead.</summary>
    /// <param name="begin">The text after which the part begins.</param>
    /// <param name="end">The text before which it ends.</param>
    public static void Check(string path, string begin, string end, string expected)
    {
        var file = File.ReadAllText(path);
        Assert.Contains(begin, file, StringComparison.Ordinal);
        Assert.Contains(end, file, StringComparison.Ordinal);
        var (from, to) = (file.IndexOf(begin, StringComparison.Ordinal) + begin.Length, file.IndexOf(end, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("ADOPTIONSIM_REFRESH") == "1")
        {
            File.WriteAllText(path, file[..from] + expected + file[to..]);
            return;
        }

        Assert.Equal(expected.Split('\n'), file[from..to].Split('\n'));
    }
}
