using System.Security.Cryptography;
using System.Text.Json;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Commands;

namespace TrialNet.Poetry.Serving;

/// <summary>Makes arguments of the fields of one server.</summary>
/// <param name="folder">Where relative paths count from.</param>
/// <param name="place">Where the server is in the file.</param>
/// <param name="command">The command that serves the like.</param>
/// <param name="fields">The fields.</param>
internal sealed class ServiceReader(string folder, string place, ServerCommand command, Dictionary<string, JsonElement> fields)
{
    private readonly Dictionary<string, string> _texts = new() { ["serve"] = command.Name };

    /// <summary>Reads them.</summary>
    /// <param name="name">The server's name.</param>
    /// <exception cref="ServiceFileException">They are not what they should be.</exception>
    public ServiceEntry Read(string name)
    {
        List<string> positional = [];
        if (command.OperandField is { } operand)
        {
            var text = fields.Remove(operand, out var value) ? ReadText(operand, value) : throw new ServiceFileException($"{place} has no field '{operand}'");
            positional.Add(command.IsOperandPath ? FindFile(operand, text) : text);
            _texts[operand] += command.IsOperandPath ? Digest(positional[0]) : "";
        }

        ServiceFileException.ThrowIfUnknown(
            place + ".", fields.Keys, [.. command.ServiceOptions.Select(static option => option.Name), .. command.OperandField is { } known ? [known] : (string[])[], "serve"]);
        var values = new Dictionary<Option, object>();
        foreach (var option in command.ServiceOptions.Where(option => fields.ContainsKey(option.Name)))
        {
            ReadOption(option, fields[option.Name], values);
        }

        return new ServiceEntry(name, command, new ParsedArguments(positional, values), _texts);
    }

    private void ReadOption(Option option, JsonElement value, Dictionary<Option, object> values)
    {
        if (option is Flag)
        {
            if (ReadFlag(option.Name, value))
            {
                values[option] = option.Read(null);
            }

            return;
        }

        var text = ReadText(option.Name, value);
        try
        {
            values[option] = option.Read(option.MapPaths?.Invoke(text, Find) ?? text);
        }
        catch (FormatException error)
        {
            throw new ServiceFileException($"{place}.{option.Name} {error.Message}");
        }

        string Find(string path)
        {
            var full = Path.GetFullPath(path, folder);
            _texts[option.Name] += Digest(full);
            return full;
        }
    }

    private bool ReadFlag(string field, JsonElement value)
    {
        _texts[field] = value.GetRawText();
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.ValueKind == JsonValueKind.True
            : throw new ServiceFileException($"{place}.{field} must be true or false, not {value.GetRawText()}");
    }

    private string ReadText(string field, JsonElement value)
    {
        var text = value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : throw new ServiceFileException($"{place}.{field} must be a text or a number, not {value.GetRawText().ReplaceLineEndings(" ")}");
        _texts[field] = text;
        return text.Length > 0 ? text : throw new ServiceFileException($"{place}.{field} is empty");
    }

    private string FindFile(string field, string text)
    {
        var path = Path.GetFullPath(text, folder);
        return Path.Exists(path) ? path : throw new ServiceFileException($"{place}.{field}: no such file: '{path}'");
    }

    // What cannot be read is found out when it is used.
    private static string Digest(string path)
    {
        try
        {
            return File.Exists(path) ? $" {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}" : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
