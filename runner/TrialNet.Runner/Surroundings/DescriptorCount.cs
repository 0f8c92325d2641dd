using Microsoft.Win32.SafeHandles;

namespace TrialNet.Runner.Surroundings;

/// <summary>
/// How many descriptors this process has, which is the size of a folder to the kernel. The folder is kept open, since to find its way
/// there takes the kernel longer than to count. Threading: one thread at a time.
/// </summary>
internal sealed class DescriptorCount : IDisposable
{
    private const int CurrentFolder = -100;

    private readonly SafeFileHandle _folder = new(Libc.OpenPath(Path), ownsHandle: true);
    private readonly long? _number;

    internal DescriptorCount() => _number = Libc.Status(CurrentFolder, Path)?.Number;

    private static ReadOnlySpan<byte> Path => "/proc/self/fd\0"u8;

    /// <summary>Counts.</summary>
    /// <returns>How many; 0 if the kernel does not say.</returns>
    internal long Get() => (StatusOfFolder() ?? Libc.Status(CurrentFolder, Path))?.Size ?? 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (StatusOfFolder() is null)
        {
            _folder.SetHandleAsInvalid();
        }

        _folder.Dispose();
    }

    /// <summary>A test that closes what it does not own may have closed the folder, and something else may have its descriptor: then null.</summary>
    private (long Size, long Number)? StatusOfFolder() =>
        Libc.Status((int)_folder.DangerousGetHandle(), "\0"u8) is { } found && found.Number == _number ? found : null;
}
