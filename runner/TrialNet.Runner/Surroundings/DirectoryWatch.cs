namespace TrialNet.Runner.Surroundings;

/// <summary>The current directory. A test that takes its time may have it changed by a library that is not .NET's.</summary>
internal sealed class DirectoryWatch : CallerWatch
{
    private static readonly TimeSpan QuickTest = TimeSpan.FromMicroseconds(40);

    private readonly TimeProvider _clock = TimeProvider.System;
    private string? _before;
    private long _looked;

    public override void Mark()
    {
        _before = Read();
        _looked = _clock.GetTimestamp();
    }

    public override void Find(List<string> found)
    {
        var (last, looked) = (_looked, _clock.GetTimestamp());
        _looked = looked;
        if (!HasCallers && _clock.GetElapsedTime(last, looked) < QuickTest)
        {
            return;
        }

        var now = Read();
        if (_before is null || string.Equals(now, _before, StringComparison.Ordinal))
        {
            return;
        }

        var cure = "a cleanup that sets it back would have kept it";
        found.Add(TryReset()
            ? $"The test changed the current directory from {_before} to {now ?? "one that is gone"} (place unknown): {cure}. It has been set back."
            : $"The test changed the current directory to {now ?? "one that is gone"} (place unknown): {cure}. It cannot be set back: {_before} is gone.");
        Mark();
    }

    // Of Environment, of Directory, or of the system's own library; who only asks for it has the first name too.
    private protected override bool HasName(ReadOnlySpan<byte> metadata) =>
        metadata.IndexOf("CurrentDirectory\0"u8) >= 0 || metadata.IndexOf("chdir\0"u8) >= 0;

    private static string? Read()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            // It has been deleted.
            return null;
        }
    }

    private bool TryReset()
    {
        try
        {
            Environment.CurrentDirectory = _before!;
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
