# dssrun completion for fish. Load it with: dssrun completion fish | source

function __dssrun_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l program $before[1]
    set -e before[1]
    set -l path $current
    set -l prefix ''
    if string match -q -- '-*=*' $current
        set prefix (string replace -r -- '=.*' '=' $current)
        set path (string replace -r -- '^[^=]*=' '' $current)
    end
    for line in ($program __complete "=$current" $before 2>/dev/null)
        switch $line
            case ':scripts'
                for file in (__fish_complete_path $path)
                    set -l name (string split -f1 \t -- $file)
                    if string match -qr -- '(/|\.[mc]?[jt]sx?)$' $name
                        echo $prefix$file
                    end
                end
            case ':files'
                for file in (__fish_complete_path $path)
                    echo $prefix$file
                end
            case ':folders'
                for file in (__fish_complete_directories $path)
                    echo $prefix$file
                end
            case '*'
                echo $line
        end
    end
end

complete -c dssrun -f -a '(__dssrun_complete)'
