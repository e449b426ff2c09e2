using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdoptionSim.Structure;

/// <summary>The dependencies between the files of a compilation: a file depends on the files that declare the types and members that it names.</summary>
public sealed class Dependencies
{
    private readonly Dictionary<string, HashSet<string>> _targets = new(StringComparer.Ordinal);

    private Dependencies() { }

    /// <summary>Returns the dependencies of a compilation.</summary>
    public static Dependencies Of(CSharpCompilation compilation)
    {
        var dependencies = new Dependencies();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            var model = compilation.GetSemanticModel(tree);
            var targets = dependencies._targets[tree.FilePath] = new HashSet<string>(StringComparer.Ordinal);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                targets.UnionWith(FilesOf(model.GetSymbolInfo(name).Symbol));
            }

            targets.Remove(tree.FilePath);
        }

        return dependencies;
    }

    /// <summary>Returns the files that a file reaches over any number of steps, without itself.</summary>
    public IReadOnlySet<string> ReachedFrom(string path)
    {
        var reached = Reach(path, _targets);
        reached.Remove(path);
        return reached;
    }

    /// <summary>Returns the groups of two or more folders below a folder that reach each other, in the order of their names.</summary>
    public IReadOnlyList<IReadOnlyList<string>> FolderCycles(string below)
    {
        var steps = FolderSteps(below);
        var folders = steps.Keys.Order(StringComparer.Ordinal).ToList();
        var reach = folders.ToDictionary(folder => folder, folder => Reach(folder, steps), StringComparer.Ordinal);
        return
        [
            .. from folder in folders
            let cycle = folders.Where(other => other == folder || (reach[folder].Contains(other) && reach[other].Contains(folder))).ToList()
            where cycle.Count > 1 && cycle[0] == folder
            select cycle,
        ];
    }

    /// <summary>Returns the folders below a folder that each of them names directly.</summary>
    public Dictionary<string, HashSet<string>> FolderSteps(string below)
    {
        var folders = _targets
            .Keys.Select(FolderOf)
            .Where(folder => folder.StartsWith(below + "/", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return folders.ToDictionary(folder => folder, folder => TargetsOf(folder, folders), StringComparer.Ordinal);
    }

    private HashSet<string> TargetsOf(string folder, IReadOnlyCollection<string> folders)
    {
        var targets = _targets
            .Where(pair => FolderOf(pair.Key) == folder)
            .SelectMany(pair => pair.Value)
            .Select(FolderOf)
            .Where(folders.Contains)
            .ToHashSet(StringComparer.Ordinal);
        targets.Remove(folder);
        return targets;
    }

    /// <summary>Returns all names that can be reached from one in at least one step.</summary>
    private static HashSet<string> Reach(string start, Dictionary<string, HashSet<string>> steps)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([start]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var target in steps[next].Where(reached.Add))
            {
                waiting.Enqueue(target);
            }
        }

        return reached;
    }

    private static string FolderOf(string path) => path[..path.LastIndexOf('/')];

    /// <summary>Returns the files that declare a symbol: all files of a partial type, none for a namespace, which is no dependency.</summary>
    private static IEnumerable<string> FilesOf(ISymbol? symbol) =>
        symbol is null or INamespaceSymbol
            ? []
            : symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath).Where(path => path.Length > 0);
}
