using AdoptionSim.Structure;
using AdoptionSim.Tests.Support.Programs;

// Prints the metrics of the structure; with --files also the files behind each.
var figures = new Figures(new SourceTree(WorkingCopy.Root));
var showsFiles = args.Contains("--files");

Print("C# files outside tests that mention the cinema", figures.FilesThatMentionCinema);
Print($"of the {figures.ModelFolders.Count} folders of grains/model, those in a dependency cycle", [.. figures.FolderCycles.SelectMany(cycle => cycle)]);
Print($"of the {figures.ModelFiles.Count} files of grains/model, those that WishRule.cs reaches", figures.ReachedByWishRule);
Print("files that declare whether a measure is a stock or a flow", figures.FilesThatSayStockOrFlow);
Print("files that find districts within rows to add them up", figures.FilesThatSumRows);
Print("files of grains/model with async, tasks or Volatile", figures.AsynchronousModelFiles);
Print("files of client that use the silo, the runtime, the actors or the model", figures.ClientFilesThatUseTheSilo);
if (showsFiles)
{
    foreach (var (folder, targets) in figures.Dependencies.FolderSteps("grains/model"))
    {
        Console.WriteLine($"{folder} -> {string.Join(", ", targets.Order(StringComparer.Ordinal))}");
    }
}

void Print(string what, IReadOnlyList<string> members)
{
    Console.WriteLine($"{members.Count, 4}  {what}");
    foreach (var member in showsFiles ? members : [])
    {
        Console.WriteLine($"        {member}");
    }
}
