using System.Runtime.CompilerServices;

namespace AdoptionSim.Tests.Support.Limits;

/// <summary>A fact that fails when it takes longer than its limit. Test projects use it under the name <c>[Fact]</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LimitedFactAttribute : FactAttribute
{
    public LimitedFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Timeout = TestLimit.Milliseconds;
}
