using System.Globalization;

namespace TrialNet.Poetry.Fetching;

/// <summary>Each poem goes to a file of its own, byte for byte, named for its place among the addresses and for its address.</summary>
/// <param name="folder">The folder, which is there.</param>
/// <param name="count">How many addresses there are.</param>
internal sealed class FolderOutput(string folder, int count) : IPoemOutput
{
    private readonly int _digits = count.ToString(CultureInfo.InvariantCulture).Length;

    /// <inheritdoc/>
    public string? Write(GetTask task, byte[] poem)
    {
        var path = Path.Combine(folder, NameOf(task));
        var part = path + ".part";
        try
        {
            // A reader sees all of it or nothing.
            File.WriteAllBytes(part, poem);
            File.Move(part, path, overwrite: true);
            return path;
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"no permission to write '{path}'", error);
        }
    }

    private string NameOf(GetTask task)
    {
        var address = string.Concat($"{task.Address}".Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '-'));
        var number = task.Number.ToString(CultureInfo.InvariantCulture).PadLeft(_digits, '0');
        return $"{number}-{(address.Length > 100 ? address[^100..] : address).Trim('-')}.txt";
    }
}
