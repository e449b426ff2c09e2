using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdoptionSim.Structure;

/// <summary>The C# files of the product: all except tests and build outputs.</summary>
/// <param name="Root">The folder of the repository.</param>
public sealed record SourceTree(string Root)
{
    private static readonly string[] TopFolders = ["grains", "silo", "client"];
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>The using directives that <c>ImplicitUsings</c> adds to every file.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly Lazy<IReadOnlyList<SourceFile>> _files = new(() => Read(Root));

    /// <summary>All files, in the order of their paths.</summary>
    public IReadOnlyList<SourceFile> Files => _files.Value;

    /// <summary>The files below a folder, such as <c>grains/model</c>.</summary>
    public IEnumerable<SourceFile> Below(string folder) => Files.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>Returns the files of some folders as one compilation. Types of packages are missing, which this analysis does not need.</summary>
    public CSharpCompilation Compile(params string[] folders) =>
        CSharpCompilation.Create(
            "structure",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, Language), .. folders.SelectMany(Below).Select(file => file.Tree)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
        );

    private static List<SourceFile> Read(string root) =>
        [
            .. from top in TopFolders
            from path in Directory.EnumerateFiles(System.IO.Path.Combine(root, top), "*.cs", SearchOption.AllDirectories)
            let relative = System.IO.Path.GetRelativePath(root, path).Replace('\\', '/')
            where !relative.Split('/').Any(part => part is "bin" or "obj")
            orderby relative
            select new SourceFile(relative, CSharpSyntaxTree.ParseText(File.ReadAllText(path), Language, relative)),
        ];
}

/// <summary>A C# file.</summary>
/// <param name="Path">The path from the root of the repository, with slashes.</param>
/// <param name="Tree">The syntax tree.</param>
public sealed record SourceFile(string Path, SyntaxTree Tree)
{
    /// <summary>The folder, from the root of the repository.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>The names of namespaces and types in its code, such as those of using directives, with dots.</summary>
    public IEnumerable<string> Namespaces => Tree.GetRoot().DescendantNodes().OfType<QualifiedNameSyntax>().Select(name => name.ToString());

    /// <summary>True if at least one of its identifiers is in a list of words.</summary>
    public bool HasIdentifier(params string[] words) =>
        Tree.GetRoot().DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && words.Contains(token.ValueText));

    /// <summary>True if it contains a keyword, such as <c>async</c>.</summary>
    public bool HasKeyword(SyntaxKind keyword) => Tree.GetRoot().DescendantTokens().Any(token => token.IsKind(keyword));
}
