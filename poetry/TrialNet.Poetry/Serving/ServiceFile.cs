using System.Text.Json;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Commands;

namespace TrialNet.Poetry.Serving;

/// <summary>
/// A file that says what to serve: an object with <c>servers</c>, a name and an object for each of them, and <c>defaults</c>, the fields that
/// they have if they do not say otherwise. A field is an option of the server's command, without its dashes.
/// </summary>
/// <param name="path">The file, in JSON; comments are allowed.</param>
internal sealed class ServiceFile(string path)
{
    private static readonly ServerCommand[] Kinds = [new FastCommand(), new SlowCommand(), new TransformCommand(), new ProxyCommand()];

    private static readonly JsonDocumentOptions Format = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The file's name, for messages.</summary>
    public string Name => Path.GetFileName(path);

    /// <summary>The file as it was named, for complaints.</summary>
    public string FullName => path;

    /// <summary>Reads the file as it is now.</summary>
    /// <returns>The servers, in order.</returns>
    /// <exception cref="CommandException">It is not there, or not what it should be; the message names the field.</exception>
    public IReadOnlyList<ServiceEntry> Read()
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw CommandException.Usage($"'{path}' is a folder, not a service file");
            }

            using var document = JsonDocument.Parse(PoemFile.Read(path), Format);
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw CommandException.Usage($"{path}: {OneLine.Of(error)}");
        }
        catch (ServiceFileException error)
        {
            throw CommandException.Usage($"{path}: {error.Message}");
        }
    }

    private List<ServiceEntry> Read(JsonElement root)
    {
        var top = FieldsOf(root, "the file");
        ServiceFileException.ThrowIfUnknown("", top.Keys, ["defaults", "servers"]);
        if (!top.TryGetValue("servers", out var servers))
        {
            throw new ServiceFileException("there is no field 'servers'");
        }

        var defaults = top.TryGetValue("defaults", out var given) ? FieldsOf(given, "defaults") : [];
        ServiceFileException.ThrowIfUnknown("defaults.", defaults.Keys, [.. Kinds.SelectMany(static kind => kind.ServiceOptions).Select(static option => option.Name).Distinct()]);
        var entries = FieldsOf(servers, "servers").Select(server => ReadServer(server.Key, server.Value, defaults)).ToList();
        return entries.Count > 0 ? entries : throw new ServiceFileException("there is nothing in 'servers'");
    }

    private ServiceEntry ReadServer(string name, JsonElement element, Dictionary<string, JsonElement> defaults)
    {
        var place = $"servers.{name}";
        if (name.Length == 0 || name.Any(char.IsControl))
        {
            throw new ServiceFileException("a server has no name, or one that cannot be printed");
        }

        var fields = FieldsOf(element, place);
        var command = ReadKind(place, fields);
        foreach (var (field, value) in defaults.Where(field => command.ServiceOptions.Any(option => option.Name == field.Key)))
        {
            fields.TryAdd(field, value);
        }

        return new ServiceReader(Path.GetDirectoryName(Path.GetFullPath(path))!, place, command, fields).Read(name);
    }

    private static ServerCommand ReadKind(string place, Dictionary<string, JsonElement> fields)
    {
        string[] known = [.. Kinds.Select(static kind => kind.Name)];
        if (!fields.Remove("serve", out var kind))
        {
            throw new ServiceFileException($"{place} has no field 'serve': {string.Join(", ", known)}");
        }

        return Kinds.FirstOrDefault(command => kind.ValueKind == JsonValueKind.String && kind.ValueEquals(command.Name))
            ?? throw new ServiceFileException($"{place}.serve is unknown: {NameAdvice.Of(kind.ToString(), known)}");
    }

    private static Dictionary<string, JsonElement> FieldsOf(JsonElement element, string what) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().ToDictionary(static field => field.Name, static field => field.Value, StringComparer.Ordinal)
        : throw new ServiceFileException($"{what} must be an object, not {element.GetRawText().ReplaceLineEndings(" ")}");
}
