using System.Security.Cryptography;
using AdoptionSim.Model.Runs;
using AdoptionSim.Runs.Tests.EndToEnd;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Runs.Tests.Frozen;

/// <summary>
/// Compares the program's tables byte for byte with kept hashes, so that a change of the structure cannot change a result unnoticed. CONTRIBUTING.md explains
/// how the hashes are refreshed after an intended change of the model; the commit says why.
/// </summary>
public sealed class FrozenTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public static IEnumerable<TheoryDataRow<string>> Cases =>
        FrozenCase.All.Select(frozen =>
            frozen.IsNightly ? new TheoryDataRow<string>(frozen.Name).WithTrait(Pace.Name, Pace.Nightly) : new TheoryDataRow<string>(frozen.Name)
        );

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_table_is_the_one_that_is_kept(string name)
    {
        var frozen = FrozenCase.All.Single(frozen => frozen.Name == name);
        var result = await Adoptsim.RunAsync(_folder, ["run", .. frozen.Arguments, "--name", name, "--out", name, "--quiet"]);
        Assert.True(result.Status == 0, result.Error);

        string[] hashes = [.. Directory.GetFiles(Path.Combine(_folder, name), "*.csv").Order(StringComparer.Ordinal).Select(HashOf)];
        if (FrozenFiles.Refresh)
        {
            FrozenFiles.KeepHashes(name, hashes);
        }

        Assert.Equal(FrozenFiles.HashesOf(name), hashes);
        Assert.True(hashes.Length >= 5, $"{hashes.Length} tables");
    }

    [Fact]
    public void Tables_of_every_case_are_kept() => Assert.All(FrozenCase.All, frozen => Assert.NotEmpty(FrozenFiles.HashesOf(frozen.Name)));

    /// <summary>Finds, without a run, the cases of the night that were forgotten when a new version of the rules was made.</summary>
    [Fact]
    public void Every_case_was_kept_with_these_rules() =>
        Assert.All(FrozenCase.All, frozen => Assert.Equal((frozen.Name, ModelVersion.Current), (frozen.Name, FrozenFiles.VersionOf(frozen.Name))));

    /// <summary>Both deliveries give the same result, so their lines differ only in the name of the case.</summary>
    [Fact]
    public void Both_deliveries_have_the_same_tables() =>
        Assert.Equal(
            FrozenFiles.HashesOf("days-resident"),
            FrozenFiles.HashesOf("days-message").Select(line => line.Replace("days-message", "days-resident", StringComparison.Ordinal))
        );

    /// <summary>Returns the line that <c>sha256sum</c> would write.</summary>
    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return $"{Convert.ToHexStringLower(SHA256.HashData(file))}  {Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}";
    }
}
