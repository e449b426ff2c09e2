using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>A temporary file that sorts text: sections are written in any order and then copied together by name. It is deleted when disposed.</summary>
internal sealed class Spool : IDisposable
{
    /// <summary>The size of the copy buffer in bytes.</summary>
    public const int Block = 1 << 16;

    private readonly Dictionary<string, List<(long From, long To)>> _sections = [];
    private readonly FileStream _file = Attempt(() =>
        new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            Block,
            FileOptions.DeleteOnClose
        )
    );

    public delegate void Take(ReadOnlySpan<byte> bytes);

    public bool Has(string name) => _sections.ContainsKey(name);

    /// <summary>Begins a named section of the temporary file. The section ends when the returned writer is disposed.</summary>
    public TextWriter Section(string name) => new SectionWriter(this, name);

    /// <summary>Passes the content of all sections that have the given name to a callback, block by block, in the order in which they were written.</summary>
    public void CopyTo(string name, Take take)
    {
        var block = new byte[Block];
        foreach (var (from, to) in _sections[name])
        {
            _file.Position = from;
            while (_file.Position < to)
            {
                var read = Attempt(() => _file.Read(block, 0, (int)Math.Min(block.Length, to - _file.Position)));
                take(block.AsSpan(0, read));
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static T Attempt<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ResultsException($"A temporary file in {Path.GetTempPath()} cannot be written: {error.Message}", error);
        }
    }

    private sealed class SectionWriter(Spool spool, string name) : StreamWriter(spool._file, leaveOpen: true)
    {
        private readonly long _from = spool._file.Position;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (!spool._sections.TryGetValue(name, out var sections))
            {
                spool._sections[name] = sections = [];
            }

            sections.Add((_from, spool._file.Position));
        }
    }
}
