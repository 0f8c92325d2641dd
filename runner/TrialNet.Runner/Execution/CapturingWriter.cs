using System.Text;

namespace TrialNet.Runner.Execution;

/// <summary>What <c>Console.Out</c> or <c>Console.Error</c> is while tests run: all goes to the original as well, at once.</summary>
/// <param name="original">What it was.</param>
/// <param name="isError">Which of the two it is.</param>
internal sealed class CapturingWriter(Lazy<TextWriter> original, bool isError) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine() => Write(CoreNewLine);

    public override void WriteLine(string? value) => Write(string.Concat(value, NewLine).AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        LooseThreads.Current?.Log.Output.Write(isError, buffer);
        original.Value.Write(buffer);
    }

    public override void Flush()
    {
        if (original.IsValueCreated)
        {
            original.Value.Flush();
        }
    }
}
