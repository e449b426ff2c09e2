namespace AdoptionSim.Nations.Files;

/// <summary>A parameter of the nation set otherwise than its file has it.</summary>
/// <param name="Path">Dotted, as <c>adoption.consider_rate</c>.</param>
/// <param name="Value">In the parameter's unit; for a dated series the value on every date.</param>
/// <param name="At">Who says so, for complaints.</param>
public sealed record Override(string Path, string Value, Origin At)
{
    /// <summary>Reads what follows <c>--set</c> on the command line.</summary>
    /// <exception cref="BadFileException">It is not KEY=VALUE.</exception>
    public static Override Parse(string option)
    {
        var at = new Origin($"--set {option}");
        return option.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } path, { Length: > 0 } value]
            ? new Override(path, value, at)
            : throw new BadFileException(at, "", "the parameter or its value is missing", "KEY=VALUE, as adoption.consider_rate=0.5");
    }
}
