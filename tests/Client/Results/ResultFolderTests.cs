using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Results;

public sealed class ResultFolderTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void One_of_many_simultaneous_claims_gets_the_folder()
    {
        var claims = new ResultFolder?[16];
        Parallel.For(0, claims.Length, index =>
        {
            try
            {
                claims[index] = ResultFolder.Claim(_cli.PathTo("out"));
            }
            catch (RefusedException)
            {
                claims[index] = null;
            }
        });

        Assert.Single(claims, claim => claim is not null);
        Array.ForEach(claims, claim => claim?.Dispose());
    }

    [Fact]
    public void Each_simultaneous_claim_of_a_new_folder_gets_its_own()
    {
        var claims = new ResultFolder[16];
        Parallel.For(0, claims.Length, index => claims[index] = ResultFolder.ClaimNew(_cli.PathTo("runs"), "mine"));

        Assert.Equal(claims.Length, claims.Select(claim => claim.Path).Distinct().Count());
        Array.ForEach(claims, claim => claim.Dispose());
    }

    [Fact]
    public void No_file_has_its_name_before_all_are_whole()
    {
        using var folder = ResultFolder.Claim(_cli.PathTo("out"));
        folder.Write("a.csv", "a");
        folder.Write("b.csv", "b");
        Assert.DoesNotContain(_cli.Everything(), path => path.EndsWith(".csv", StringComparison.Ordinal));

        folder.Publish();

        Assert.Equal(["out", "out/a.csv", "out/b.csv"], _cli.Everything());
    }

    [Fact]
    public void Abandoned_folder_leaves_only_what_existed_before()
    {
        Directory.CreateDirectory(_cli.PathTo("there"));
        using (var folder = ResultFolder.Claim(_cli.PathTo("there", "new", "out")))
        {
            folder.Write("a.csv", "a");
        }

        Assert.Equal(["there"], _cli.Everything());
    }

    [Fact]
    public void One_of_many_simultaneous_takeovers_gets_the_killed_run_folder()
    {
        Directory.CreateDirectory(_cli.PathTo("out"));
        File.WriteAllText(_cli.PathTo("out", ".claim"), "999999999 1\n");
        var claims = new ResultFolder?[16];
        Parallel.For(0, claims.Length, index =>
        {
            try
            {
                claims[index] = ResultFolder.TakeOver(_cli.PathTo("out"));
            }
            catch (RefusedException)
            {
                claims[index] = null;
            }
        });

        Assert.Single(claims, claim => claim is not null);
        Array.ForEach(claims, claim => claim?.Dispose());
    }

    [Fact]
    public void Claimed_folder_is_not_taken_over_until_abandoned()
    {
        using (ResultFolder.Claim(_cli.PathTo("out")))
        {
            Assert.Throws<RefusedException>(() => ResultFolder.TakeOver(_cli.PathTo("out")));
        }

        Directory.CreateDirectory(_cli.PathTo("out"));
        ResultFolder.TakeOver(_cli.PathTo("out")).Dispose();
    }
}
