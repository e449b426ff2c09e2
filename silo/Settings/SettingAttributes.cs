using System.ComponentModel.DataAnnotations;

namespace AdoptionSim.Silo.Settings;

/// <summary>Restricts a setting to a range of numbers. The error shows the value given, unlike the library's own message.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BoundsAttribute(int least, int most, string unit) : RangeAttribute(least, most)
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        SettingResult.Of(IsValid(value), validationContext, value, $"{unit}, {Minimum} to {Maximum}");
}

/// <summary>Restricts a setting to a text that is not blank and has at most a given number of characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameLengthAttribute(int longest) : StringLengthAttribute(longest)
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        SettingResult.Of(IsValid(value) && !string.IsNullOrWhiteSpace(value as string), validationContext, value, $"a name of 1 to {MaximumLength} characters");
}

/// <summary>Creates the validation results of the attributes that check settings, with the same message format as all other errors about settings.</summary>
internal static class SettingResult
{
    public static ValidationResult? Of(bool isAllowed, ValidationContext context, object? value, string expected) =>
        isAllowed
            ? ValidationResult.Success
            : new ValidationResult(SiloOptionsValidator.Complaint(context.MemberName!, value, expected), [context.MemberName!]);
}
