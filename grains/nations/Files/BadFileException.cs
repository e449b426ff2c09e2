using System.Collections.Immutable;

namespace AdoptionSim.Nations.Files;

/// <summary>A file or an option that cannot be used; the message has one line for each problem.</summary>
public sealed class BadFileException : Exception
{
    internal BadFileException(ImmutableArray<Problem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    internal BadFileException(Origin at, string field, string found, string allowed)
        : this([new Problem(at, field, found, allowed)])
    {
    }

    /// <summary>All that is wrong, at least one.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>The first problem's file or option.</summary>
    public string File => Problems[0].At.Name;

    /// <summary>The first problem's line, from 1; null where there is none.</summary>
    public int? Line => Problems[0].At.Line;

    public string Field => Problems[0].Field;

    public string Found => Problems[0].Found;

    public string Allowed => Problems[0].Allowed;
}
