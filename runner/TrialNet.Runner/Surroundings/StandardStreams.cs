using Microsoft.Win32.SafeHandles;

namespace TrialNet.Runner.Surroundings;

/// <summary>
/// The descriptors 0 to 2 of a worker on Linux. Whatever is opened after a test has closed one gets its number, and with it all that
/// other tests print: hence copies, from which they are opened again.
/// </summary>
internal sealed class StandardStreams : IDisposable
{
    private static readonly string[] Names = ["standard input", "standard output", "standard error"];

    private readonly SafeFileHandle?[] _copies = new SafeFileHandle?[Names.Length];

    /// <summary>Remembers what they are.</summary>
    internal void Mark()
    {
        Dispose();
        for (var number = 0; number < Names.Length; number++)
        {
            _copies[number] = Libc.Duplicate(number) is >= 0 and var copy ? new SafeFileHandle(copy, ownsHandle: true) : null;
        }
    }

    /// <summary>Tells which of them are not what they were, and opens them again.</summary>
    /// <param name="before">What all descriptors stood for.</param>
    /// <param name="now">What they stand for at present.</param>
    /// <param name="found">Takes the sentences.</param>
    /// <returns>Whether there were any.</returns>
    internal bool Restore(Dictionary<int, string> before, Dictionary<int, string> now, List<string> found)
    {
        var any = false;
        for (var number = 0; number < Names.Length; number++)
        {
            var wasThere = before.TryGetValue(number, out var old);
            if (wasThere && _copies[number] is { } copy && !(now.TryGetValue(number, out var target) && string.Equals(target, old, StringComparison.Ordinal)))
            {
                Libc.Redirect((int)copy.DangerousGetHandle(), number);
                found.Add($"The test closed {Names[number]}, which belongs to its process (place unknown). It has been opened again.");
                any = true;
            }
        }

        return any;
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_copies, static copy => copy?.Dispose());
}
