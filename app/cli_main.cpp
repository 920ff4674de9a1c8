#include "app/command_line/program.h"

int main(int argc, char **argv)
{
    return anomalyst::cli::run(argc, argv);
}
