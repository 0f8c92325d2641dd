using Microsoft.Win32.SafeHandles;

namespace TrialNet.Poetry.Commands;

/// <summary>Standard output for bytes.</summary>
internal static class StandardOutputStream
{
    private const int Descriptor = 1;

    /// <summary>Opens it.</summary>
    /// <returns>
    /// A stream that fails when nobody reads any more. The console's own takes what is written to a pipe whose reader has left, and says
    /// nothing; but it alone shares the place in a file with others who write to it.
    /// </returns>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        try
        {
            var stream = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return stream.CanSeek ? Console.OpenStandardOutput() : stream;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // Closed, or open for reading only: the first write will tell.
            return Console.OpenStandardOutput();
        }
    }
}
