using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdoptionSim.Structure;

/// <summary>Metrics of the code's structure. Each is a list, so that its members can be printed.</summary>
/// <param name="tree">The files to analyse.</param>
public sealed class Figures(SourceTree tree)
{
    private const string Model = "grains/model";
    private static readonly string[] StockOrFlow = ["Stock", "Flow", "Counter", "Gauge", "IsStock", "IsFlow", "Flows", "Stocks"];
    private static readonly string[] NamespacesOfTheSilo = ["AdoptionSim.Silo", "AdoptionSim.Runtime", "AdoptionSim.Actors", "AdoptionSim.Model"];
    private static readonly string[] Asynchronous = ["ValueTask", "Volatile", "ConcurrentDictionary", "Task"];

    private readonly Lazy<Dependencies> _dependencies = new(() => Dependencies.Of(tree.Compile("grains/nations", Model)));

    /// <summary>The dependencies between the files of the model and of the nations.</summary>
    public Dependencies Dependencies => _dependencies.Value;

    /// <summary>The files that mention the cinema in code, names or comments. It stands for any service.</summary>
    public IReadOnlyList<string> FilesThatMentionCinema =>
        Paths(tree.Files.Where(file => file.Tree.ToString().Contains("cinema", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The folders of the model, relative to the model's folder.</summary>
    public IReadOnlyList<string> ModelFolders => [.. tree.Below(Model).Select(file => file.Folder).Where(folder => folder != Model).Distinct()];

    /// <summary>The groups of folders of the model that depend on each other.</summary>
    public IReadOnlyList<IReadOnlyList<string>> FolderCycles => Dependencies.FolderCycles(Model);

    /// <summary>The files of the model.</summary>
    public IReadOnlyList<string> ModelFiles => Paths(tree.Below(Model));

    /// <summary>The files of the model that the wish rule depends on, directly or indirectly.</summary>
    public IReadOnlyList<string> ReachedByWishRule =>
        [
            .. Dependencies
                .ReachedFrom(ModelFiles.Single(path => path.EndsWith("/WishRule.cs", StringComparison.Ordinal)))
                .Where(path => path.StartsWith(Model + "/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The files that name a measure and declare it as a stock or a flow, a counter or a gauge.</summary>
    public IReadOnlyList<string> FilesThatSayStockOrFlow =>
        Paths(tree.Files.Where(file => !IsDeclaration(file) && NamesAMeasure(file) && file.HasIdentifier(StockOrFlow)));

    /// <summary>The files that locate a district's counts within the counts of all, which only code that sums rows needs.</summary>
    public IReadOnlyList<string> FilesThatSumRows =>
        Paths(tree.Files.Where(file => !IsDeclaration(file) && Accesses(file, type => type == "Measures", name => name == "Count")));

    /// <summary>The files of the model that are asynchronous or prepared for several threads.</summary>
    public IReadOnlyList<string> AsynchronousModelFiles =>
        Paths(tree.Below(Model).Where(file => file.HasKeyword(SyntaxKind.AsyncKeyword) || file.HasIdentifier(Asynchronous)));

    /// <summary>The files of the client that use the silo, the runtime, the actors or the model.</summary>
    public IReadOnlyList<string> ClientFilesThatUseTheSilo =>
        Paths(
            tree.Below("client")
                .Where(file =>
                    file.Namespaces.Any(name => NamespacesOfTheSilo.Any(root => name == root || name.StartsWith(root + ".", StringComparison.Ordinal)))
                )
        );

    private static bool IsDeclaration(SourceFile file) => file.Path.StartsWith("grains/nations/Measures/", StringComparison.Ordinal);

    private static bool NamesAMeasure(SourceFile file) =>
        Accesses(file, type => type.EndsWith("Measures", StringComparison.Ordinal) && type is not ("Measures" or "TowerMeasures"), _ => true)
        || Accesses(file, type => type is "NationMeasure" or "ForeignMeasure", _ => true);

    private static bool Accesses(SourceFile file, Func<string, bool> type, Func<string, bool> member) =>
        file
            .Tree.GetRoot()
            .DescendantNodes()
            .OfType<MemberAccessExpressionSyntax>()
            .Any(access => access.Expression is IdentifierNameSyntax name && type(name.Identifier.ValueText) && member(access.Name.Identifier.ValueText));

    private static List<string> Paths(IEnumerable<SourceFile> files) => [.. files.Select(file => file.Path)];
}
