using AdoptionSim.Structure;

namespace AdoptionSim.Rules.Tests.Code;

/// <summary>
/// Tests that the figures of <c>tests/Structure</c> do not get worse. <c>dotnet run -c Release --project tests/Structure -- --files</c> prints the files
/// behind each.
/// </summary>
public sealed class ArchitectureTests
{
    private const int MostFilesBehindTheWishRule = 40;
    private const int MostFilesThatMentionAService = 8;
    private static readonly Figures Figures = new(new SourceTree(WorkingCopy.Root));

    [Fact]
    public void No_folders_of_the_model_depend_on_each_other()
    {
        Assert.True(Figures.ModelFolders.Count > 20, "The folders of the model were not found.");
        Assert.Empty(Figures.FolderCycles.Select(cycle => string.Join(", ", cycle)));
    }

    [Fact]
    public void The_wish_rule_reaches_few_files() => Assert.InRange(Figures.ReachedByWishRule.Count, 10, MostFilesBehindTheWishRule);

    [Fact]
    public void Rows_are_added_up_in_one_place() => Assert.Empty(Figures.FilesThatSumRows);

    [Fact]
    public void Kinds_of_measures_are_declared_in_one_place() => Assert.Empty(Figures.FilesThatSayStockOrFlow);

    /// <summary>The files are those in the service's folder, its parameters and measures, its kind of entity, and two lines of registration.</summary>
    [Fact]
    public void A_service_is_mentioned_in_few_files() => Assert.InRange(Figures.FilesThatMentionCinema.Count, 4, MostFilesThatMentionAService);

    [Fact]
    public void One_file_of_the_client_uses_the_silo() => Assert.Equal(["client/Connections/EmbeddedHost.cs"], Figures.ClientFilesThatUseTheSilo);

    [Fact]
    public void The_model_is_synchronous() => Assert.Empty(Figures.AsynchronousModelFiles);
}
