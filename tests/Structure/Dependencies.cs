using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdoptionSim.Structure;

/// <summary>Which files of a compilation name a type or a member that another file declares.</summary>
public sealed class Dependencies
{
    private readonly Dictionary<string, HashSet<string>> _targets = new(StringComparer.Ordinal);

    private Dependencies()
    {
    }

    /// <summary>The dependencies between the files of a compilation.</summary>
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

    /// <summary>The files that a file names directly.</summary>
    public IReadOnlySet<string> From(string path) => _targets[path];

    /// <summary>The files that a file reaches over any number of steps, without itself.</summary>
    public IReadOnlySet<string> ReachedFrom(string path)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { path };
        var waiting = new Queue<string>([path]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var target in _targets[next].Where(reached.Add))
            {
                waiting.Enqueue(target);
            }
        }

        reached.Remove(path);
        return reached;
    }

    /// <summary>The groups of two or more folders below a folder that reach each other, in the order of their names.</summary>
    public IReadOnlyList<IReadOnlyList<string>> FolderCycles(string below)
    {
        var folders = _targets.Keys.Select(FolderOf).Where(folder => folder.StartsWith(below + "/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();
        var steps = folders.ToDictionary(folder => folder, folder => TargetsOf(folder, folders), StringComparer.Ordinal);
        var reach = folders.ToDictionary(folder => folder, folder => Reach(folder, steps), StringComparer.Ordinal);
        return
        [
            .. from folder in folders
               let cycle = folders.Where(other => other == folder || (reach[folder].Contains(other) && reach[other].Contains(folder))).ToList()
               where cycle.Count > 1 && cycle[0] == folder
               select cycle,
        ];
    }

    /// <summary>The files of one folder that name something of another, each with the files that it names there.</summary>
    public IEnumerable<(string From, string[] To)> Between(string folder, string other) =>
        from pair in _targets
        where FolderOf(pair.Key) == folder
        let named = pair.Value.Where(target => FolderOf(target) == other).Order(StringComparer.Ordinal).ToArray()
        where named.Length > 0
        orderby pair.Key
        select (pair.Key, named);

    /// <summary>The folders below a folder that each of them names directly.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> FolderSteps(string below)
    {
        var folders = _targets.Keys.Select(FolderOf).Where(folder => folder.StartsWith(below + "/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();
        return folders.ToDictionary(folder => folder, folder => (IReadOnlySet<string>)TargetsOf(folder, folders), StringComparer.Ordinal);
    }

    private HashSet<string> TargetsOf(string folder, IReadOnlyCollection<string> folders)
    {
        var targets = _targets.Where(pair => FolderOf(pair.Key) == folder).SelectMany(pair => pair.Value).Select(FolderOf).Where(folders.Contains).ToHashSet(StringComparer.Ordinal);
        targets.Remove(folder);
        return targets;
    }

    private static HashSet<string> Reach(string folder, Dictionary<string, HashSet<string>> steps)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([folder]);
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

    /// <summary>A namespace is declared by many files and is no dependency; of a partial type all files count.</summary>
    private static IEnumerable<string> FilesOf(ISymbol? symbol) =>
        symbol is null or INamespaceSymbol ? [] : symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath).Where(path => path.Length > 0);
}
