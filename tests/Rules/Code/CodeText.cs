namespace AdoptionSim.Rules.Tests.Code;

/// <summary>A C# file or a page of the repository.</summary>
/// <param name="Path">The path, relative to the root of the repository.</param>
internal sealed record CodeText(string Path, string Text)
{
    private const int FewestFiles = 500;

    /// <summary>Folders whose files are not tracked or not ours.</summary>
    private static readonly string[] Ignored = ["bin", "obj", "runs", "history", "shared", "vendor", "Schemas", "TestResults", "BenchmarkDotNet.Artifacts"];

    private static readonly Lazy<IReadOnlyList<CodeText>> Files = new(() => [.. Read(WorkingCopy.Root)]);

    /// <summary>All files, by path. A test that found none of them would pass for nothing, so some number is asserted.</summary>
    public static IReadOnlyList<CodeText> All
    {
        get
        {
            Assert.True(Files.Value.Count > FewestFiles, $"{Files.Value.Count} files");
            return Files.Value;
        }
    }

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    private static IEnumerable<CodeText> Read(string root) =>
        from path in Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        where System.IO.Path.GetExtension(path) is ".cs" or ".md"
        let relative = System.IO.Path.GetRelativePath(root, path)
        where !relative.Split(System.IO.Path.DirectorySeparatorChar).Any(part => part.StartsWith('.') || Ignored.Contains(part))
        orderby relative
        select new CodeText(relative, File.ReadAllText(path));
}
