using System.Collections.Immutable;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Thrown when a file or an option cannot be used. The message has one line for each of the first 100 problems, then the number of any others.
/// </summary>
public sealed class BadFileException : Exception
{
    internal BadFileException(ImmutableArray<Problem> problems)
        : base(Message(problems)) => Problems = problems;

    /// <summary>Creates an exception for one problem.</summary>
    /// <param name="at">The file and line, or the option.</param>
    /// <param name="field">The dotted path of the value; empty if the problem does not concern a single value.</param>
    /// <param name="fault">The problem, with the value that was given: <c>is 'cheap'</c>.</param>
    /// <param name="allowed">The values that are allowed.</param>
    public BadFileException(Origin at, string field, string fault, string allowed)
        : this([new Problem(at, field, fault, allowed)]) { }

    /// <summary>All problems of the file or option, at least one.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>The first problem's file or option.</summary>
    public string File => Problems[0].At.Name;

    /// <summary>The line of the first problem, from 1; null if the problem is not on one line.</summary>
    public int? Line => Problems[0].At.Line;

    public string Field => Problems[0].Field;

    public string Fault => Problems[0].Fault;

    public string Allowed => Problems[0].Allowed;

    private static new string Message(ImmutableArray<Problem> problems)
    {
        var message = string.Join('\n', problems.Take(ReadLimits.Problems));
        return problems.Length > ReadLimits.Problems ? $"{message}\n... and {problems.Length - ReadLimits.Problems} more problems." : message;
    }
}
