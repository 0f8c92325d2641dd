using System.Runtime.CompilerServices;

namespace TrialNet.Framework;

/// <summary>Marks a public instance method of a <see cref="TestCase"/> as a test, whatever its name. Methods named <c>Test*</c> need no mark.</summary>
/// <param name="file">Filled in by the compiler.</param>
/// <param name="line">Filled in by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : TestMarkAttribute
{
    /// <summary>The source file of the mark.</summary>
    public string File { get; } = file;

    /// <summary>The line of the mark, from 1.</summary>
    public int Line { get; } = line;

    internal override bool MakesTest => true;
}
