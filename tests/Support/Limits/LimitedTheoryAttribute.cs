using System.Runtime.CompilerServices;

namespace AdoptionSim.Tests.Support.Limits;

/// <summary>A theory whose cases each fail when they take longer than their limit. Test projects use it under the name <c>[Theory]</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LimitedTheoryAttribute : TheoryAttribute
{
    public LimitedTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Timeout = TestLimit.Milliseconds;
}
